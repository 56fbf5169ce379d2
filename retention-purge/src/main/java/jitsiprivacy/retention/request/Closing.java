package jitsiprivacy.retention.request;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.files.FreeText;

/**
 * It is answered.
 *
 * @param reason for people; what is refused has one
 */
public record Closing(Instant time, RequestOutcome outcome, Optional<String> reason) {

  /**
   * @throws IllegalArgumentException when a reason is missing, or is none
   */
  public Closing {
    reason.ifPresent(text -> FreeText.check("the reason", text, Request.LONGEST));
    if (outcome == RequestOutcome.REFUSED && reason.isEmpty()) {
      throw new IllegalArgumentException(
          "what is refused has a reason, which the data subject is told (Article 12(4) GDPR)");
    }
  }
}
