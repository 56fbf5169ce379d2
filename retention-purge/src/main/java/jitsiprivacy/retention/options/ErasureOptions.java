package jitsiprivacy.retention.options;

import java.time.Period;
import jitsiprivacy.retention.category.Periods;

/**
 * {@code privacy.retention.erasure}: what an erasure does.
 *
 * @param recordings about recordings that the person is in
 * @param backups how long backups are kept: until then it is known what is to be erased again
 */
public record ErasureOptions(RecordingRule recordings, Period backups) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public ErasureOptions {
    Periods.check("backups", backups);
  }
}
