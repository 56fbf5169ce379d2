package jitsiprivacy.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.NoticeRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedgerQueueTest {

  private static final Meeting MEETING = new Meeting("room", Optional.of("1"));
  private static final DataSubject SUBJECT = new DataSubject("participant-1", false);

  private final ScriptedLedger ledger = new ScriptedLedger();
  private final Told told = new Told();
  private final LedgerQueue queue = new LedgerQueue(ledger, told);
  private final List<Integer> effective = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void keepsTheOrderAndCommitsManyAtOnce() throws InterruptedException {
    add(0);
    assertThat(ledger.nextAttempt()).containsExactly(record(0));
    IntStream.rangeClosed(1, 2500).forEach(this::add);
    ledger.succeed();
    assertThat(ledger.nextAttempt()).isEqualTo(records(1, 1001));
    ledger.succeed();
    assertThat(ledger.nextAttempt()).isEqualTo(records(1001, 2001));
    ledger.succeed();
    assertThat(ledger.nextAttempt()).isEqualTo(records(2001, 2501));
    ledger.succeed();
    settle();
    assertThat(ledger.written().subList(0, 2501)).isEqualTo(records(0, 2501));
    assertThat(effective).isEqualTo(IntStream.rangeClosed(0, 2500).boxed().toList());
    assertThat(told.events).isEmpty();
  }

  @Test
  void whoWaitsForWhatWasAddedBeforeWaitsUntilItIsDurable() throws InterruptedException {
    add(0);
    assertThat(ledger.nextAttempt()).containsExactly(record(0));
    queue.afterwards(() -> effective.add(1));
    add(2);
    ledger.fail();
    assertThat(ledger.nextAttempt()).containsExactly(record(0), record(2));
    assertThat(effective).isEmpty();
    ledger.succeed();
    settle();
    assertThat(effective).containsExactly(0, 1, 2);
  }

  @Test
  void whereNothingWasAddedBeforeNothingIsWaitedFor() throws InterruptedException {
    queue.afterwards(() -> effective.add(1));
    settle();
    assertThat(effective).containsExactly(1);
  }

  @Test
  void nothingTakesEffectBeforeItIsDurable() throws InterruptedException {
    add(0);
    ledger.nextAttempt();
    assertThat(effective).isEmpty();
    ledger.succeed();
    settle();
    assertThat(effective).containsExactly(0);
  }

  @Test
  void triesAgainUntilTheRecordsAreIn() throws InterruptedException {
    add(0);
    assertThat(ledger.nextAttempt()).containsExactly(record(0));
    add(1);
    ledger.fail();
    assertThat(ledger.nextAttempt()).startsWith(record(0));
    assertThat(effective).isEmpty();
    assertThat(told.events).containsExactly("unreachable: as the script says");
    ledger.fail();
    assertThat(ledger.nextAttempt()).startsWith(record(0));
    assertThat(effective).isEmpty();
    assertThat(ledger.written()).isEmpty();
    ledger.succeed();
    settle();
    assertThat(ledger.written().subList(0, 2)).isEqualTo(records(0, 2));
    assertThat(effective).containsExactly(0, 1);
    assertThat(told.events)
        .containsExactly(
            "unreachable: as the script says", "unreachable: as the script says", "reachable");
  }

  @Test
  void tellsOfEveryOutage() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      add(i);
      ledger.nextAttempt();
      ledger.fail();
      ledger.nextAttempt();
      ledger.succeed();
      settle();
    }
    assertThat(told.events)
        .containsExactly(
            "unreachable: as the script says",
            "reachable",
            "unreachable: as the script says",
            "reachable");
  }

  @Test
  void whenAllowedTakesEffectBeforeItIsDurableAndIsWrittenOnce() throws InterruptedException {
    told.allow = true;
    add(0);
    ledger.nextAttempt();
    assertThat(effective).isEmpty();
    ledger.fail();
    ledger.nextAttempt();
    assertThat(effective).containsExactly(0);
    ledger.fail();
    ledger.nextAttempt();
    assertThat(effective).containsExactly(0);
    ledger.succeed();
    settle();
    assertThat(ledger.written()).filteredOn(record -> record.equals(record(0))).hasSize(1);
    assertThat(effective).containsExactly(0);
  }

  @Test
  void whenAllowedSoDoesWhatComesDuringTheOutage() throws InterruptedException {
    told.allow = true;
    add(0);
    ledger.nextAttempt();
    ledger.fail();
    ledger.nextAttempt();
    add(1);
    ledger.fail();
    ledger.nextAttempt();
    assertThat(ledger.written()).isEmpty();
    assertThat(effective).containsExactly(0, 1);
    ledger.succeed();
    settle();
    assertThat(ledger.written().subList(0, 2)).isEqualTo(records(0, 2));
  }

  @Test
  void aLedgerThatCannotBeWrittenIsToldOfBeforeAnybodyDecides() {
    ScriptedLedger broken = new ScriptedLedger(false);
    LedgerQueue waiting = new LedgerQueue(broken, told);
    assertThat(broken.nextAttempt()).isEmpty();
    broken.fail();
    assertThat(broken.nextAttempt()).isEmpty();
    assertThat(told.events).containsExactly("unreachable: as the script says");
    waiting.close();
  }

  @Test
  void whatComesWhileItCannotBeWrittenFromTheStartTakesEffectInTheEnd() throws Exception {
    ScriptedLedger broken = new ScriptedLedger(false);
    try (LedgerQueue waiting = new LedgerQueue(broken, told)) {
      assertThat(broken.nextAttempt()).isEmpty();
      CountDownLatch done = new CountDownLatch(1);
      waiting.add(record(0), done::countDown);
      broken.fail();
      assertThat(broken.nextAttempt()).containsExactly(record(0));
      broken.succeed();
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anEffectThatStumblesEndsNothing() throws InterruptedException {
    queue.add(
        record(0),
        () -> {
          throw new IllegalStateException("a stone");
        });
    ledger.nextAttempt();
    ledger.succeed();
    add(1);
    settle();
    assertThat(effective).containsExactly(1);
    await().untilAsserted(() -> assertThat(told.events).containsExactly("stumbled over a stone"));
  }

  @Test
  void closingClosesTheLedgerAndGrantsNothing() throws InterruptedException {
    add(0);
    ledger.nextAttempt();
    queue.close();
    assertThat(ledger.wasClosed()).isTrue();
    assertThat(effective).isEmpty();
    assertThat(ledger.written()).isEmpty();
  }

  @Test
  void whatWasDecidedBeforeIsAnsweredAfterItIsWritten() throws InterruptedException {
    List<PriorDecision> known = new CopyOnWriteArrayList<>();
    add(0);
    ledger.nextAttempt();
    add(1);
    queue.recall(SUBJECT, MEETING, known::addAll);
    ledger.succeed();
    ledger.nextAttempt();
    assertThat(known).isEmpty();
    ledger.succeed();
    settle();
    assertThat(known).hasSize(2).allMatch(PriorDecision::sameMeeting);
    assertThat(told.events).isEmpty();
  }

  @Test
  void whoAsksWhileItIsUnreachableIsToldOfNothing() throws InterruptedException {
    List<List<PriorDecision>> answers = new CopyOnWriteArrayList<>();
    add(0);
    ledger.nextAttempt();
    queue.recall(SUBJECT, MEETING, answers::add);
    ledger.fail();
    ledger.nextAttempt();
    assertThat(answers).containsExactly(List.of());
    ledger.succeed();
    settle();
    assertThat(answers).hasSize(1);
  }

  @Test
  void aQuestionThatFailsIsAnsweredWithNothingAndToldOfUntilTheLedgerIsBack()
      throws InterruptedException {
    List<List<PriorDecision>> answers = new CopyOnWriteArrayList<>();
    add(0);
    ledger.nextAttempt();
    ledger.succeed();
    ledger.failNextRecall();
    queue.recall(SUBJECT, MEETING, answers::add);
    settle();
    queue.recall(SUBJECT, MEETING, answers::add);
    await().untilAsserted(() -> assertThat(answers).hasSize(2));
    assertThat(answers.get(0)).isEmpty();
    assertThat(answers.get(1)).isNotEmpty();
    assertThat(told.events).containsExactly("unreachable: as the script says", "reachable");
  }

  @Test
  void anAnswerThatStumblesEndsNothing() throws InterruptedException {
    queue.recall(
        SUBJECT,
        MEETING,
        decisions -> {
          throw new IllegalStateException("a stone");
        });
    add(1);
    settle();
    assertThat(effective).containsExactly(1);
    // Questions are answered behind the records that came with them.
    await().untilAsserted(() -> assertThat(told.events).containsExactly("stumbled over a stone"));
  }

  private void add(int i) {
    queue.add(record(i), () -> effective.add(i));
  }

  /** Returns when all that was added before has been written and its effects have run. */
  private void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    queue.add(record(-1), done::countDown);
    while (!ledger.nextAttempt().contains(record(-1))) {
      ledger.succeed();
    }
    ledger.succeed();
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static List<ConsentRecord> records(int from, int to) {
    return IntStream.range(from, to).mapToObj(LedgerQueueTest::record).toList();
  }

  private static ConsentRecord record(int i) {
    return new ConsentRecord(
        "%032x".formatted(i & 0xffffffffL),
        Instant.EPOCH.plusSeconds(i),
        Optional.empty(),
        MEETING,
        SUBJECT,
        Purpose.CONFERENCE,
        ConsentState.GRANTED,
        Cause.PRESENCE,
        new NoticeRef("1", "en", ""),
        LawfulBasis.CONSENT,
        Optional.empty());
  }

  private static final class Told implements LedgerQueue.Listener {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile boolean allow;

    @Override
    public boolean unreachable(LedgerException cause) {
      events.add("unreachable: " + cause.getMessage());
      return allow;
    }

    @Override
    public void reachable() {
      events.add("reachable");
    }

    @Override
    public void stumbled(Throwable cause) {
      events.add("stumbled over " + cause.getMessage());
    }
  }
}
