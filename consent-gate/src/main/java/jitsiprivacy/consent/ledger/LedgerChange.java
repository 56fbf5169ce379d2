package jitsiprivacy.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * A decision that another program wrote into the same ledger.
 *
 * @param subject pseudonym of the data subject, as {@link ConsentLedger#subject} gives it
 * @param meeting pseudonym of the meeting, as {@link ConsentLedger#meeting} gives it; empty where
 *     it has none
 * @param isAccount whether the subject is one beyond the meeting
 */
public record LedgerChange(
    String subject,
    Optional<String> meeting,
    boolean isAccount,
    Instant time,
    Purpose purpose,
    ConsentState state,
    NoticeRef notice,
    Optional<Instant> until) {}
