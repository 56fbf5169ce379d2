package jitsiprivacy.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;

/**
 * Writes and reads records from a thread of its own, many with one commit, in the order they came.
 * While the ledger is unreachable nothing is lost and nothing takes effect: the same records are
 * tried again until they are in. Who asks for earlier decisions meanwhile is told of none.
 */
public final class LedgerQueue implements AutoCloseable {

  /** Told how the ledger is doing; called on the writing thread. */
  public interface Listener {

    /**
     * The ledger could not be written or read.
     *
     * @return whether decisions shall take effect all the same
     */
    boolean unreachable(LedgerException cause);

    /** It can be again. */
    void reachable();

    /** What was to happen on a durable record or on an answer threw. */
    void stumbled(Throwable cause);
  }

  private static final int BATCH = 1_000;
  private static final long FIRST_RETRY_MS = 50;
  private static final long LAST_RETRY_MS = 2_000;

  private final ConsentLedger ledger;
  private final Listener listener;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer;

  private sealed interface Entry {}

  /**
   * @param record empty where only its turn is waited for
   */
  private record Write(Optional<ConsentRecord> record, Runnable durable) implements Entry {}

  private record Question(
      DataSubject subject, Meeting meeting, Consumer<List<PriorDecision>> answered)
      implements Entry {}

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
    queue.add(new Write(Optional.of(record), durable));
  }

  /**
   * Waits its turn, however long the ledger is unreachable.
   *
   * @param reached run on the writing thread, once, when all that was added before is durable
   */
  public void afterwards(Runnable reached) {
    queue.add(new Write(Optional.empty(), reached));
  }

  /**
   * Asks what a subject decided before, as {@link ConsentLedger#recall} tells it.
   *
   * @param answered run on the writing thread, once; with nothing while the ledger is unreachable
   */
  public void recall(DataSubject subject, Meeting meeting, Consumer<List<PriorDecision>> answered) {
    queue.add(new Question(subject, meeting, answered));
  }

  /** Stops writing; what was not written is lost, and has had no effect. */
  @Override
  public void close() {
    writer.interrupt();
  }

  private void run() {
    try {
      // Nothing at first: whether it can be written is known before somebody agrees.
      write(new ArrayList<>());
      while (true) {
        List<Entry> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        List<Write> writes = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        sort(batch, writes, questions);
        if (writes.stream().anyMatch(each -> each.record.isPresent())) {
          write(writes);
        } else {
          takeEffect(writes);
        }
        answer(questions);
      }
    } catch (InterruptedException e) {
      ledger.close();
    }
  }

  private static void sort(List<Entry> entries, List<Write> writes, List<Question> questions) {
    for (Entry entry : entries) {
      if (entry instanceof Write write) {
        writes.add(write);
      } else {
        questions.add((Question) entry);
      }
    }
  }

  private void write(List<Write> batch) throws InterruptedException {
    int released = untilWritten(batch);
    takeEffect(batch.subList(released, batch.size()));
  }

  /** One that stumbles must not keep the others from their effect, nor end the writing. */
  private void takeEffect(List<Write> writes) {
    writes.forEach(write -> attempt(write.durable));
  }

  private void attempt(Runnable effect) {
    try {
      effect.run();
    } catch (RuntimeException | LinkageError e) {
      listener.stumbled(e);
    }
  }

  private void answer(List<Question> questions) throws InterruptedException {
    for (Question question : questions) {
      List<PriorDecision> known = List.of();
      boolean failed = false;
      try {
        known = recall(question);
      } catch (LedgerException e) {
        listener.unreachable(e);
        failed = true;
      }
      List<PriorDecision> decisions = known;
      attempt(() -> question.answered.accept(decisions));
      if (failed) {
        write(new ArrayList<>()); // Until it is back; the others are told of nothing meanwhile.
        listener.reachable();
      }
    }
  }

  private List<PriorDecision> recall(Question question) throws LedgerException {
    try {
      return ledger.recall(question.subject, question.meeting);
    } catch (RuntimeException | LinkageError e) {
      throw new LedgerException("the consent ledger failed: " + e, e);
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
  private int untilWritten(List<Write> batch) throws InterruptedException {
    boolean failedBefore = false;
    int released = 0;
    for (long wait = FIRST_RETRY_MS; ; wait = Math.min(2 * wait, LAST_RETRY_MS)) {
      try {
        append(batch.stream().flatMap(each -> each.record.stream()).toList());
        if (failedBefore) {
          listener.reachable();
        }
        return released;
      } catch (LedgerException e) {
        failedBefore = true;
        takeInMeanwhile(batch);
        if (listener.unreachable(e)) {
          takeEffect(batch.subList(released, batch.size()));
          released = batch.size();
        }
        TimeUnit.MILLISECONDS.sleep(wait);
      }
    }
  }

  /** What came meanwhile is not kept waiting. */
  private void takeInMeanwhile(List<Write> batch) {
    List<Entry> came = new ArrayList<>();
    queue.drainTo(came);
    List<Question> questions = new ArrayList<>();
    sort(came, batch, questions);
    questions.forEach(question -> attempt(() -> question.answered.accept(List.of())));
  }
}
