package jitsiprivacy.retention.hold;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Those that there are: a purge takes long, and one may be set meanwhile. For any number of
 * threads.
 */
final class FreshHolds implements Holds {

  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final HoldStore store;
  private final Clock clock;
  private final LongSupplier nanos;
  // Guarded by this.
  private Holds read;
  private long since;

  FreshHolds(HoldStore store, Clock clock, LongSupplier nanos) {
    this.store = store;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public Optional<String> on(Held held) {
    return now().on(held);
  }

  private synchronized Holds now() {
    // Before it is read, so that what is set while it is counts as not read.
    long time = nanos.getAsLong();
    if (read == null || time - since >= FRESH) {
      read = store.read().holds(clock.instant());
      since = time;
    }
    return read;
  }
}
