package jitsiprivacy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.ScriptedLedger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OccupantConsentTest {

  private static final Purpose RECORDING = Purpose.RECORDING;
  private static final Purpose CONFERENCE = Purpose.CONFERENCE;

  private final Bed bed = new Bed();

  @AfterEach
  void close() {
    bed.queue.close();
  }

  @Test
  void aGrantHasNoEffectBeforeItIsDurable() {
    bed.consent.state(grant("1"));
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(0);
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(1);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void aWithdrawalTakesEffectBeforeItIsRecorded() {
    bed.consent.state(grant("1"));
    bed.durable();
    bed.consent.state(refuse("1"));
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(2);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
    bed.durable();
    assertThat(bed.changes).hasValue(2);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void whatIsWithdrawnWhilePendingNeverTakesEffect() {
    bed.consent.state(grant("1"));
    bed.consent.state(nothing("1"));
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void grantedAgainWaitsForTheSecondRecord() {
    bed.consent.state(grant("1"));
    bed.firstAttemptDurable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    bed.consent.state(refuse("1"));
    bed.consent.state(grant("1"));
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(3);
  }

  @Test
  void theFirstRecordDoesNotMakeTheSecondGrantEffective() {
    bed.consent.state(grant("1"));
    bed.awaitAttempt();
    bed.consent.state(refuse("1"));
    bed.consent.state(grant("1"));
    bed.firstAttemptDurable();
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(1);
  }

  @Test
  void anotherNoticeNeedsAnotherRecord() {
    bed.consent.state(grant("1"));
    bed.durable();
    bed.consent.state(grant("2"));
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(3);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "GRANTED recording 2");
  }

  @Test
  void sayingItTwiceChangesNothing() {
    bed.consent.state(grant("1"));
    bed.consent.state(grant("1"));
    bed.durable();
    bed.consent.state(grant("1"));
    bed.durable();
    assertThat(bed.changes).hasValue(1);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void whoLeftHasNoConsentAndHearsNothing() {
    bed.consent.state(grant("1"));
    bed.consent.depart();
    bed.consent.state(grant("2"));
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void aRefusalIsRecordedOnceAndNotInventedForAnotherNotice() {
    bed.consent.state(refuse("1"));
    bed.consent.state(refuse("1"));
    bed.consent.state(nothing("2"));
    bed.durable();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("REFUSED recording 1");
  }

  @Test
  void withdrawingEverythingIsRecordedUnderTheNoticeThatWasGranted() {
    bed.consent.state(grant("1"));
    bed.durable();
    bed.consent.withdraw();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.consent.withdraw();
    bed.durable();
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void whoChangesTheirMindInAFloodWaitsForTheLedgerWithTheLastWord() {
    bed.awaitIdleLedger();
    for (int i = 0; i < 1_000; i++) {
      bed.consent.state(grant("1"));
      bed.consent.state(refuse("1"));
    }
    bed.consent.state(grant("1"));
    bed.durable();
    bed.durable();
    assertThat(bed.written()).hasSizeBetween(3, 40).endsWith("GRANTED recording 1");
    assertThat(bed.consent.has(RECORDING)).isTrue();
  }

  @Test
  void aWithdrawalInAFloodStillHasItsEffectAtOnceAndItsRecord() {
    bed.consent.state(grant("1"));
    bed.durable();
    bed.awaitIdleLedger();
    for (int i = 0; i < 1_000; i++) {
      bed.consent.state(refuse("1"));
      assertThat(bed.consent.has(RECORDING)).isFalse();
      bed.consent.state(grant("1"));
    }
    bed.consent.state(refuse("1"));
    bed.durable();
    bed.durable();
    assertThat(bed.written()).hasSizeBetween(3, 40).endsWith("WITHDRAWN recording 1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
  }

  @RepeatedTest(50)
  void theLastWordHoldsHoweverFastTheLedgerIs() {
    Queue<ConsentRecord> written = new ConcurrentLinkedQueue<>();
    try (LedgerQueue queue = new LedgerQueue(new ReadyLedger(written), new Silent())) {
      OccupantConsent consent =
          new OccupantConsent("room", "participant-1", queue, new Ticking(), () -> {});
      for (int i = 0; i < 200; i++) {
        consent.state(grant("1"));
        consent.state(refuse("1"));
      }
      assertThat(consent.has(RECORDING)).isFalse();
      await()
          .untilAsserted(
              () ->
                  assertThat(written)
                      .last()
                      .extracting(ConsentRecord::decision)
                      .isEqualTo(ConsentRecord.Decision.WITHDRAWN));
      assertThat(consent.has(RECORDING)).isFalse();
      assertThat(written).extracting(ConsentRecord::time).isSorted();
    }
  }

  @Test
  void withdrawalsAreWrittenBeforeGrants() {
    bed.consent.state(grant("1"));
    bed.consent.state(new Statement("1", Set.of(CONFERENCE), Set.of(RECORDING)));
    bed.durable();
    assertThat(bed.written())
        .containsExactly("GRANTED recording 1", "WITHDRAWN recording 1", "GRANTED conference 1");
  }

  /** Statements, and nothing where all that was stated becomes durable. */
  @Property(tries = 300)
  void behavesLikeTheModel(@ForAll("steps") List<Optional<Statement>> steps) {
    Bed real = new Bed();
    Model model = new Model();
    try {
      for (Optional<Statement> step : steps) {
        if (step.isPresent()) {
          real.consent.state(step.get());
          model.state(step.get());
        } else {
          real.durable();
          model.durable();
        }
        for (Purpose purpose : List.of(CONFERENCE, RECORDING)) {
          assertThat(real.consent.has(purpose)).isEqualTo(model.effective.contains(purpose));
        }
        assertThat(real.changes).hasValue(model.changes);
      }
      real.durable();
      assertThat(real.written()).containsExactlyInAnyOrderElementsOf(model.records);
      assertThat(real.ledger.written())
          .filteredOn(record -> !record.subject().equals("mark"))
          .extracting(ConsentRecord::time)
          .isSorted();
    } finally {
      real.queue.close();
    }
  }

  @Provide
  Arbitrary<List<Optional<Statement>>> steps() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(0, 2);
    Arbitrary<Statement> statement =
        Combinators.combine(Arbitraries.of("1", "2"), choice, choice)
            .as(
                (notice, conference, recording) -> {
                  Set<Purpose> granted = new HashSet<>();
                  Set<Purpose> refused = new HashSet<>();
                  List<Set<Purpose>> where = List.of(granted, refused, new HashSet<>());
                  where.get(conference).add(CONFERENCE);
                  where.get(recording).add(RECORDING);
                  return new Statement(notice, granted, refused);
                });
    return statement.optional(0.7).list().ofMaxSize(15);
  }

  private static Statement grant(String notice) {
    return new Statement(notice, Set.of(RECORDING), Set.of());
  }

  private static Statement refuse(String notice) {
    return new Statement(notice, Set.of(), Set.of(RECORDING));
  }

  private static Statement nothing(String notice) {
    return new Statement(notice, Set.of(), Set.of());
  }

  /** What should happen, without threads. */
  private static final class Model {
    private final Map<Purpose, String> said = new HashMap<>();
    private final Set<Purpose> effective = new HashSet<>();
    private final Queue<String> records = new ArrayDeque<>();
    private int changes;

    void state(Statement statement) {
      boolean lost = false;
      for (Purpose purpose : List.of(CONFERENCE, RECORDING)) {
        String before = said.getOrDefault(purpose, "");
        String decision = null;
        if (statement.granted().contains(purpose)) {
          decision = "GRANTED";
        } else if (before.startsWith("GRANTED")) {
          decision = "WITHDRAWN";
        } else if (statement.refused().contains(purpose)
            && !before.endsWith(" " + statement.notice())) {
          decision = "REFUSED";
        }
        String now = decision + " " + purpose.id() + " " + statement.notice();
        if (decision != null && !now.equals(before)) {
          said.put(purpose, now);
          records.add(now);
          lost |= effective.remove(purpose);
        }
      }
      changes += lost ? 1 : 0;
    }

    void durable() {
      said.forEach(
          (purpose, what) -> {
            if (what.startsWith("GRANTED") && effective.add(purpose)) {
              changes++;
            }
          });
    }
  }

  /** A consent over a ledger that waits. */
  private static final class Bed {
    private final ScriptedLedger ledger = new ScriptedLedger();
    private final LedgerQueue queue = new LedgerQueue(ledger, new Silent());
    private final AtomicInteger changes = new AtomicInteger();
    private final OccupantConsent consent =
        new OccupantConsent(
            "room", "participant-1", queue, new Ticking(), changes::incrementAndGet);
    private List<ConsentRecord> attempt;
    private int marks;

    /** The ledger waits in an attempt of its own; what is stated now queues up. */
    void awaitIdleLedger() {
      mark();
      awaitAttempt();
    }

    void awaitAttempt() {
      if (attempt == null) {
        attempt = ledger.nextAttempt();
      }
    }

    /** Returns when the first attempt has succeeded and its effects have run. */
    void firstAttemptDurable() {
      awaitAttempt();
      mark();
      ledger.succeed();
      attempt = ledger.nextAttempt();
    }

    /** Returns when all that was stated is durable and the effects have run. */
    void durable() {
      ConsentRecord last = mark();
      awaitAttempt();
      while (!attempt.contains(last)) {
        ledger.succeed();
        attempt = ledger.nextAttempt();
      }
      firstAttemptDurable();
    }

    List<String> written() {
      return ledger.written().stream()
          .filter(record -> !record.subject().equals("mark"))
          .map(record -> record.decision() + " " + record.purpose().id() + " " + record.notice())
          .toList();
    }

    private ConsentRecord mark() {
      ConsentRecord mark =
          new ConsentRecord(
              Instant.EPOCH,
              "room",
              "mark",
              CONFERENCE,
              ConsentRecord.Decision.REFUSED,
              "mark" + ++marks);
      queue.add(mark, () -> {});
      return mark;
    }
  }

  private record ReadyLedger(Queue<ConsentRecord> written) implements ConsentLedger {
    @Override
    public void append(List<ConsentRecord> records) {
      written.addAll(records);
    }

    @Override
    public void close() {}
  }

  private static final class Ticking extends Clock {
    private final AtomicInteger ticks = new AtomicInteger();

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusSeconds(ticks.incrementAndGet());
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class Silent implements LedgerQueue.Listener {
    @Override
    public boolean unreachable(LedgerException cause) {
      return false;
    }

    @Override
    public void reachable() {}

    @Override
    public void stumbled(Throwable cause) {}
  }
}
