package jitsiprivacy.cli.purge.store;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jitsiprivacy.retention.purge.Limits;

/** Says when it is time to stop, and makes who is too fast wait. */
final class Pace {

  private final Limits limits;
  private final LongSupplier nanos;
  private final long begun;
  // From when the first was deleted: the files took their time before.
  private long first;
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

  /** Waits until so many more may be deleted. */
  void deletes(int more) throws InterruptedIOException {
    if (limits.perSecond() == 0) {
      return;
    }
    if (deleted == 0) {
      first = nanos.getAsLong();
    }
    deleted += more;
    long earliest = first + TimeUnit.SECONDS.toNanos(1) * deleted / limits.perSecond();
    try {
      TimeUnit.NANOSECONDS.sleep(earliest - nanos.getAsLong());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
