package jitsiprivacy.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * What a ledger knows of a decision.
 *
 * @param id of its record
 * @param sameMeeting whether it was made in the meeting that the question is about
 * @param until as in {@link ConsentRecord}
 */
public record PriorDecision(
    String id,
    Instant time,
    Purpose purpose,
    ConsentState state,
    NoticeRef notice,
    Optional<Instant> until,
    boolean sameMeeting) {}
