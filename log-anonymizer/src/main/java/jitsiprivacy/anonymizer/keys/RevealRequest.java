package jitsiprivacy.anonymizer.keys;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * Who wants to know whose a pseudonym is, and why.
 *
 * @param pseudonym as it is in a log
 * @param replacedAt when it was put there: the time of a line that was anonymized as it was logged,
 *     not of one in an older file; without it every key that still exists is tried
 * @param reason in words, such as the reference of a court order
 * @param operator the user who asks
 */
public record RevealRequest(
    IpAddress pseudonym, Optional<Instant> replacedAt, String reason, String operator) {

  private static final int LONGEST = 4_000;

  /**
   * @throws IllegalArgumentException without a reason or an operator, or with ones of more than
   *     4,000 characters
   */
  public RevealRequest {
    refuse("a reason", reason);
    refuse("the user who asks", operator);
  }

  private static void refuse(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("no address is revealed without " + what);
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          what + " is " + text.length() + " characters long; " + LONGEST + " are the most");
    }
  }
}
