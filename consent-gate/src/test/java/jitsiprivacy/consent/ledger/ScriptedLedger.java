package jitsiprivacy.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;

/** A ledger in which every attempt waits until the test says how it ends. */
public final class ScriptedLedger implements ConsentLedger {

  private static final long LONG_ENOUGH_S = 20;

  private final boolean isReady;
  private final BlockingQueue<List<ConsentRecord>> attempts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> recalls = new LinkedBlockingQueue<>();
  private final List<ConsentRecord> written = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ScriptedLedger() {
    this(true);
  }

  /**
   * @param isReady whether the first attempt, with nothing to write, succeeds by itself
   */
  ScriptedLedger(boolean isReady) {
    this.isReady = isReady;
  }

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    if (records.isEmpty() && isReady) {
      return List.of(); // The first attempt of all, which has nothing to write.
    }
    attempts.add(List.copyOf(records));
    boolean durable;
    try {
      durable = answers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("the test is over", e);
    }
    if (!durable) {
      throw new LedgerException("as the script says", null);
    }
    written.addAll(records);
    return List.of();
  }

  /** Answers with what was written by that subject in that meeting. */
  @Override
  public List<PriorDecision> recall(DataSubject subject, Meeting meeting) throws LedgerException {
    if (Boolean.FALSE.equals(recalls.poll())) {
      throw new LedgerException("as the script says", null);
    }
    return written.stream()
        .filter(record -> record.subject().equals(subject) && record.meeting().equals(meeting))
        .map(
            record ->
                new PriorDecision(
                    record.id(),
                    record.time(),
                    record.purpose(),
                    record.state(),
                    record.notice(),
                    record.until(),
                    true))
        .toList();
  }

  /** The next question gets no answer. */
  public void failNextRecall() {
    recalls.add(false);
  }

  @Override
  public void follow(Consumer<KeptDecision> listener) {}

  @Override
  public String subject(DataSubject subject) {
    return subject.name();
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return meeting.id();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** The next attempt, which waits for its answer; attempts come one after the other. */
  public List<ConsentRecord> nextAttempt() {
    try {
      List<ConsentRecord> attempt = attempts.poll(LONG_ENOUGH_S, TimeUnit.SECONDS);
      assertThat(attempt).as("an attempt to write").isNotNull();
      return attempt;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends an attempt: its records are durable. */
  public void succeed() {
    answers.add(true);
  }

  /** Ends an attempt: none of its records is durable. */
  public void fail() {
    answers.add(false);
  }

  /** All that is durable, in order. */
  public List<ConsentRecord> written() {
    return List.copyOf(written);
  }

  /** Waits until the ledger was closed. */
  public boolean wasClosed() throws InterruptedException {
    return closed.await(LONG_ENOUGH_S, TimeUnit.SECONDS);
  }
}
