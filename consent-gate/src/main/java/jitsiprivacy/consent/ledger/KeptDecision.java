package jitsiprivacy.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * A {@link ConsentRecord} as a ledger keeps it: with its pseudonyms in place of names.
 *
 * @param room pseudonym of the main room
 * @param meeting pseudonym of the meeting; empty where the server gave it no id
 * @param subject pseudonym of the data subject
 * @param isAccount whether the subject is one beyond the meeting
 * @param document the record in its published form, as it was written first; docs/consent-record.md
 */
public record KeptDecision(
    String id,
    Instant time,
    Optional<Instant> asked,
    String room,
    Optional<String> meeting,
    String subject,
    boolean isAccount,
    Purpose purpose,
    ConsentState state,
    Cause cause,
    NoticeRef notice,
    LawfulBasis basis,
    Optional<Instant> until,
    String document) {}
