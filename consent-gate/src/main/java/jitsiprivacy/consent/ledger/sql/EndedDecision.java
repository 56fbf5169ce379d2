package jitsiprivacy.consent.ledger.sql;

import java.time.Instant;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * A decision that does not count any more.
 *
 * @param seq of its row
 * @param id of its record
 * @param time when it was made
 * @param ended when it ended
 * @param room a pseudonym, as is the subject
 * @param bytes of its document
 */
public record EndedDecision(
    long seq,
    String id,
    Instant time,
    Instant ended,
    String room,
    String subject,
    NoticeRef notice,
    long bytes) {}
