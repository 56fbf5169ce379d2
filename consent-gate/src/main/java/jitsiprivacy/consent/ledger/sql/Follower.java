package jitsiprivacy.consent.ledger.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jitsiprivacy.consent.ledger.KeptDecision;

/** A thread that tells of what others write, and begins anew after a fault. */
abstract class Follower implements Database.Following {

  private static final Logger LOGGER = Logger.getLogger(Follower.class.getName());
  private static final long UNTIL_READY_MS = 300;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Instant begun = Instant.now();
  private final Consumer<KeptDecision> listener;
  private final Thread thread = new Thread(this::run, "jitsi-privacy-ledger-follower");
  private volatile boolean ended;
  // Only the thread uses it.
  private Duration pause = FIRST_PAUSE;

  Follower(Consumer<KeptDecision> listener) {
    this.listener = listener;
    thread.setDaemon(true);
  }

  /** Once it is complete. */
  final void start() {
    thread.start();
  }

  /** Whether there is anything to follow; to make it is for who writes. */
  abstract boolean isReady() throws Exception;

  /** Connects, catches up and follows, until there is a fault or {@link #isEnded()}. */
  abstract void session() throws Exception;

  /** From outside of the thread: what may wait does not, any more. */
  abstract void wake();

  final boolean isEnded() {
    return ended;
  }

  final Instant begun() {
    return begun;
  }

  /** The session has come so far that the next fault is another one. */
  final void isUp() {
    if (!pause.equals(FIRST_PAUSE)) {
      LOGGER.info("decisions of other programs are seen again");
    }
    pause = FIRST_PAUSE;
  }

  /** Tells of all; returns the last, or what was given when there is none. */
  final long tell(List<DecisionRow> rows, long last) {
    long now = last;
    for (DecisionRow row : rows) {
      now = Math.max(now, row.seq());
      try {
        listener.accept(row.decision());
      } catch (RuntimeException | LinkageError e) {
        LOGGER.log(Level.WARNING, "a decision of another program could not be put into effect", e);
      }
    }
    return now;
  }

  /** All after a row, which may be many. */
  final long tellAfter(OthersRows others, long last) throws SQLException {
    long told = last;
    while (!ended) {
      long now = tell(others.after(told), told);
      if (now == told) {
        break;
      }
      told = now;
    }
    return told;
  }

  private void run() {
    while (!ended) {
      try {
        if (isReady()) {
          session();
        } else {
          TimeUnit.MILLISECONDS.sleep(UNTIL_READY_MS);
        }
      } catch (Exception | LinkageError e) {
        if (!ended) {
          if (pause.equals(FIRST_PAUSE)) {
            LOGGER.warning(
                "decisions of other programs are not seen for now: the consent ledger cannot be"
                    + " followed: "
                    + Why.of(e));
          }
          rest();
        }
      }
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      return; // Only when it is to end.
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : longer;
  }

  @Override
  public final void end() {
    ended = true;
    thread.interrupt();
    wake();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
