package jitsiprivacy.retention.purge;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says when it is time to stop, and makes who is too fast wait. */
final class Pace {

  private final Limits limits;
  private final LongSupplier nanos;
  private final long begun;
  private long deleted;

  /**
   * @param nanos of a clock that nobody sets
   */
  Pace(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  boolean isTimeLeft() {
    return limits.time().isEmpty() || nanos.getAsLong() - begun < limits.time().get().toNanos();
  }

  /** Waits until one more may be deleted. */
  void deletesOne() throws InterruptedException {
    deleted++;
    if (limits.perSecond() > 0) {
      long earliest = begun + TimeUnit.SECONDS.toNanos(1) * deleted / limits.perSecond();
      TimeUnit.NANOSECONDS.sleep(earliest - nanos.getAsLong());
    }
  }
}
