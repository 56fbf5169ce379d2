package jitsiprivacy.retention.purge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** Which time it is in a run: what it began at, and what has passed since, whoever sets clocks. */
final class RunClock {

  private final Instant begun;
  private final LongSupplier nanos;
  private final long since;

  RunClock(Instant begun, LongSupplier nanos) {
    this.begun = begun;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /** The next whole second. */
  Instant soon() {
    return begun
        .plusNanos(nanos.getAsLong() - since)
        .truncatedTo(ChronoUnit.SECONDS)
        .plusSeconds(1);
  }
}
