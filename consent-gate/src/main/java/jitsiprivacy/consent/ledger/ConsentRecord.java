package jitsiprivacy.consent.ledger;

import java.time.Instant;
import jitsiprivacy.consent.Purpose;

/**
 * One decision of one data subject.
 *
 * @param room keyed pseudonym of the room
 * @param subject keyed pseudonym of the data subject
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
