package jitsiprivacy.jicofo.instep;

import java.util.function.Supplier;

/**
 * One thing that somebody else is told by Jicofo and by us: what it was told last, and what it
 * should be told by now.
 *
 * <p>Jicofo and we send from different threads, so what goes out last cannot be known beforehand.
 * Instead, whoever sent compares afterwards what it said with what should hold by then ({@link
 * #behind}), and when Jicofo sent something between two of our own stanzas ours is repeated ({@link
 * #next}).
 *
 * <p>Thread-safe. The target is asked for with a lock held: it may read, and must not wait.
 */
public final class InStep<T> {

  private static final long NOT_SENDING = -1;

  private final Supplier<T> target;

  // Guarded by this.
  private T told;
  private long hostSends;
  private long hostSendsAtOurs = NOT_SENDING;

  /**
   * Nothing was told yet.
   *
   * @param target what should hold now; never {@code null}
   */
  public InStep(Supplier<T> target) {
    this.target = target;
  }

  /** Jicofo is about to tell; returns what is to be told instead. */
  public synchronized T hostTells() {
    hostSends++;
    return target.get();
  }

  /** What Jicofo sent said this. */
  public synchronized void told(T what) {
    told = what;
    hostSends++;
  }

  /** Nobody knows what the other side believes. */
  public synchronized void unknown() {
    told = null;
    hostSends++;
  }

  /** Whether something else was told than should hold. */
  public synchronized boolean behind() {
    return !target.get().equals(told);
  }

  /**
   * What we tell next, or {@code null} when all is said. To be asked again after each of our
   * stanzas.
   */
  public synchronized T next() {
    T now = target.get();
    boolean overtaken = hostSendsAtOurs != NOT_SENDING && hostSendsAtOurs != hostSends;
    if (now.equals(told) && !overtaken) {
      hostSendsAtOurs = NOT_SENDING;
      return null;
    }
    told = now;
    hostSendsAtOurs = hostSends;
    return now;
  }
}
