package jitsiprivacy.anonymizer.ipcrypt;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Lends what only one thread may use at a time. Without a lock; without allocation unless two
 * threads meet. Unlike a thread-local, it goes when its key goes, and its size is bound.
 */
final class Lender<T> {

  private static final int SLOTS = 16;

  private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> maker;

  Lender(Supplier<T> maker) {
    this.maker = maker;
  }

  T take() {
    T taken = idle.getAndSet(slot(), null);
    return taken == null ? maker.get() : taken;
  }

  /** Not called when the use of it threw: nobody knows its state then. */
  void giveBack(T taken) {
    idle.set(slot(), taken);
  }

  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
