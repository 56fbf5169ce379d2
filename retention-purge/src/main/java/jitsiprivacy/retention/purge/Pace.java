package jitsiprivacy.retention.purge;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says when it is time to stop, and makes who is too fast wait. */
public final class Pace {

  private final Limits limits;
  private final LongSupplier nanos;
  private final long begun;
  // From when the first was deleted: to look took its time before.
  private long first;
  private long deleted;

  /**
   * @param nanos of a clock that nobody sets
   */
  public Pace(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  public boolean isTimeLeft() {
    return limits.time().isEmpty() || nanos.getAsLong() - begun < limits.time().get().toNanos();
  }

  /** Waits until so many more may be deleted. */
  public void deletes(int more) throws InterruptedIOException {
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
