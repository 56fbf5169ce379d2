package jitsiprivacy.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * One decision about one purpose, by name: each place that keeps it has pseudonyms of its own.
 *
 * @param id of 32 lower-case hexadecimal digits, at random
 * @param time when it was decided
 * @param asked when the notice was shown, if it was in this stay
 * @param state {@code GRANTED}, {@code REFUSED}, {@code WITHDRAWN} or {@code EXPIRED}
 * @param until when a grant ends by itself; empty for one that lasts as long as the meeting, and
 *     for what is no grant
 */
public record ConsentRecord(
    String id,
    Instant time,
    Optional<Instant> asked,
    Meeting meeting,
    DataSubject subject,
    Purpose purpose,
    ConsentState state,
    Cause cause,
    NoticeRef notice,
    LawfulBasis basis,
    Optional<Instant> until) {}
