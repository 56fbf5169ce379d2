package jitsiprivacy.jicofo.consent.rest;

import java.util.function.LongSupplier;

/** So many a second, and as many at once after a pause. Thread-safe. */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double most;
  private final LongSupplier nanoTime;

  // Guarded by this.
  private double left;
  private long last;

  /**
   * A full one.
   *
   * @param most so many at once, at least 1
   */
  TokenBucket(double perSecond, double most, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.most = most;
    this.nanoTime = nanoTime;
    this.left = most;
    this.last = nanoTime.getAsLong();
  }

  /** Takes one; returns 0, or without taking any, after how many seconds there is one again. */
  synchronized int take() {
    long now = nanoTime.getAsLong();
    left = Math.min(most, left + Math.max(0, now - last) / NANOS * perSecond);
    last = now;
    if (left >= 1) {
      left--;
      return 0;
    }
    return (int) Math.max(1, Math.ceil((1 - left) / perSecond));
  }
}
