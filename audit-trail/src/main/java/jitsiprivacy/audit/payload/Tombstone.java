package jitsiprivacy.audit.payload;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import jitsiprivacy.audit.entry.PayloadHash;

/**
 * What lies in the place of an erased payload.
 *
 * @param erased the payload's hash
 * @param time to the millisecond
 * @param log the year of the log with the entry that tells so
 * @param entry the index of that entry
 * @param reason a word, such as {@code retention}
 */
public record Tombstone(PayloadHash erased, Instant time, int log, long entry, String reason) {

  private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Tombstone {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    checkReason(reason);
    if (log < 0 || log > 9999 || entry < 0) {
      throw new IllegalArgumentException("an entry has a year and an index");
    }
  }

  /**
   * @throws IllegalArgumentException when it is more than a word: free text may be personal
   */
  public static void checkReason(String reason) {
    if (!REASON.matcher(reason).matches()) {
      throw new IllegalArgumentException(
          "a reason is a word of at most 128 letters, digits, dots, slashes and hyphens");
    }
  }
}
