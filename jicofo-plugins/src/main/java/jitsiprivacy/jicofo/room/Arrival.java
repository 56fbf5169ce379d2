package jitsiprivacy.jicofo.room;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps what an occupant says until it is known what the occupant decided before, so that the two
 * come in their order. Thread-safe; what is done runs without locks held.
 */
public final class Arrival {

  /** More is not said before an answer of the ledger, but by somebody who floods. */
  private static final int MOST = 16;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean over;

  /** Does it now, or when the occupant has arrived; the oldest is dropped of what is too much. */
  public void afterwards(Runnable task) {
    synchronized (this) {
      if (!over) {
        if (waiting.size() == MOST) {
          waiting.remove();
        }
        waiting.add(task);
        return;
      }
    }
    task.run();
  }

  /** It has arrived. */
  public void over() {
    while (true) {
      Runnable next;
      synchronized (this) {
        next = waiting.poll();
        if (next == null) {
          over = true;
          return;
        }
      }
      next.run();
    }
  }

  public synchronized boolean isOver() {
    return over;
  }
}
