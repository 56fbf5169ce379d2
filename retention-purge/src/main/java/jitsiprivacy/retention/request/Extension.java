package jitsiprivacy.retention.request;

import java.time.Instant;
import jitsiprivacy.retention.files.FreeText;

/**
 * There are two months more, which the data subject has to be told with the reason.
 *
 * @param reason for people
 */
public record Extension(Instant time, String reason) {

  /**
   * @throws IllegalArgumentException when there is no reason
   */
  public Extension {
    FreeText.check("the reason", reason, Request.LONGEST);
  }
}
