package jitsiprivacy.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes records from a thread of its own, many with one commit, in the order they came. While the
 * ledger is unreachable nothing is lost and nothing takes effect: the same records are tried again
 * until they are in.
 */
public final class LedgerQueue implements AutoCloseable {

  /** Told how the ledger is doing; called on the writing thread. */
  public interface Listener {

    /**
     * Records could not be written.
     *
     * @return whether their decisions shall take effect all the same
     */
    boolean unreachable(LedgerException cause);

    /** Records can be written again. */
    void reachable();

    /** What was to happen on a durable record threw. */
    void stumbled(Throwable cause);
  }

  private static final int BATCH = 1_000;
  private static final long FIRST_RETRY_MS = 50;
  private static final long LAST_RETRY_MS = 2_000;

  private final ConsentLedger ledger;
  private final Listener listener;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer;

  private record Entry(ConsentRecord record, Runnable durable) {}

  /** Starts writing. */
  public LedgerQueue(ConsentLedger ledger, Listener listener) {
    this.ledger = ledger;
    this.listener = listener;
    this.writer = new Thread(this::run, "jitsi-privacy-ledger");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Takes a record and returns at once; whoever adds sees to it that not too many wait.
   *
   * @param durable run on the writing thread, once, when the record cannot be lost any more
   */
  public void add(ConsentRecord record, Runnable durable) {
    queue.add(new Entry(record, durable));
  }

  /** Stops writing; what was not written is lost, and has had no effect. */
  @Override
  public void close() {
    writer.interrupt();
  }

  private void run() {
    try {
      List<Entry> batch = new ArrayList<>();
      // Nothing at first: whether it can be written is known before somebody agrees.
      while (true) {
        int released = write(batch);
        takeEffect(batch.subList(released, batch.size()));
        batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
      }
    } catch (InterruptedException e) {
      ledger.close();
    }
  }

  /** One that stumbles must not keep the others from their effect, nor end the writing. */
  private void takeEffect(List<Entry> entries) {
    for (Entry entry : entries) {
      try {
        entry.durable.run();
      } catch (RuntimeException | LinkageError e) {
        listener.stumbled(e);
      }
    }
  }

  private void append(List<ConsentRecord> records) throws LedgerException {
    try {
      ledger.append(records);
    } catch (RuntimeException | LinkageError e) {
      throw new LedgerException("the consent ledger failed: " + e, e);
    }
  }

  /** Returns how many have had their effect by then, because that was allowed. */
  private int write(List<Entry> batch) throws InterruptedException {
    boolean failedBefore = false;
    int released = 0;
    for (long wait = FIRST_RETRY_MS; ; wait = Math.min(2 * wait, LAST_RETRY_MS)) {
      try {
        append(batch.stream().map(Entry::record).toList());
        if (failedBefore) {
          listener.reachable();
        }
        return released;
      } catch (LedgerException e) {
        failedBefore = true;
        queue.drainTo(batch); // What came meanwhile is not kept waiting.
        if (listener.unreachable(e)) {
          takeEffect(batch.subList(released, batch.size()));
          released = batch.size();
        }
        TimeUnit.MILLISECONDS.sleep(wait);
      }
    }
  }
}
