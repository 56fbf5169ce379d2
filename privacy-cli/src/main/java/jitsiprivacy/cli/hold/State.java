package jitsiprivacy.cli.hold;

import java.time.Instant;
import java.util.Locale;
import jitsiprivacy.retention.hold.Hold;

/** Where a hold stands. */
enum State {
  HOLDS,
  /** It holds, and somebody asked to lift it. */
  LIFTING,
  /** It holds nothing any more, and nobody lifted it. */
  ENDED;

  static State of(Hold hold, Instant now) {
    if (hold.hasEnded(now)) {
      return ENDED;
    }
    return hold.lifting().isPresent() ? LIFTING : HOLDS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
