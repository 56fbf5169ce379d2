package jitsiprivacy.recording.seal.manifest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A reason to look at a recording before anybody opens it. Two of them are the same when they came
 * up for the same reason at the same time: what was looked at does not answer for what comes later.
 *
 * @param reason a word, as in the rules
 * @param since when it came up, to the millisecond
 */
public record Doubt(String reason, Instant since) {

  /**
   * @throws IllegalArgumentException when the reason is no word
   */
  public Doubt {
    Words.check("quarantine", reason);
    since = since.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public String toString() {
    return reason + " since " + since;
  }
}
