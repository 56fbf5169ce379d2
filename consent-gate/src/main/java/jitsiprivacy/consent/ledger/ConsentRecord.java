package jitsiprivacy.consent.ledger;

import java.time.Instant;
import jitsiprivacy.consent.Purpose;

/**
 * One decision of one data subject, by name: each place that keeps it has pseudonyms of its own.
 *
 * @param room name of the room
 * @param subject name of the data subject
 * @param notice version of the notice that was shown
 */
public record ConsentRecord(
    Instant time, String room, String subject, Purpose purpose, Decision decision, String notice) {

  /** What was decided. */
  public enum Decision {
    GRANTED,
    REFUSED,
    WITHDRAWN
  }
}
