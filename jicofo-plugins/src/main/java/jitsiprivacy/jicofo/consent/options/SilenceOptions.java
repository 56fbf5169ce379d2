package jitsiprivacy.jicofo.consent.options;

import java.time.Duration;
import java.util.Optional;

/** What happens to a participant who does not answer. */
public record SilenceOptions(Duration remindAfter, Optional<Duration> leaveAfter) {
  public SilenceOptions {
    if (remindAfter.toSeconds() < 1) {
      throw new IllegalArgumentException("remind-after must be a second at least");
    }
    if (leaveAfter.filter(time -> time.compareTo(remindAfter) < 0).isPresent()) {
      throw new IllegalArgumentException("leave-after must not be shorter than remind-after");
    }
  }
}
