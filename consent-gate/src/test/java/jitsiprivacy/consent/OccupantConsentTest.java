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
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.NoLedger;
import jitsiprivacy.consent.ledger.ScriptedLedger;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.policy.PurposeTerms;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OccupantConsentTest {

  private static final Purpose RECORDING = Purpose.RECORDING;
  private static final Purpose CONFERENCE = Purpose.CONFERENCE;

  private static final Statement GRANT = new Statement(Set.of(RECORDING), Set.of());
  private static final Statement REFUSE = new Statement(Set.of(), Set.of(RECORDING));
  private static final DataSubject SUBJECT = new DataSubject("participant-1", false);
  private static final Meeting MEETING = new Meeting("room", Optional.of("meeting"));
  private static final PurposeTerms FREE =
      new PurposeTerms(Gate.NONE, LawfulBasis.CONSENT, Optional.empty());
  private static final ConsentTerms TERMS =
      new ConsentTerms(Map.of(CONFERENCE, FREE, RECORDING, FREE));

  private final Bed bed = new Bed();

  /** Also of the instance that a property has: its thread would be found by who counts them. */
  @AfterEach
  @AfterProperty
  void close() {
    bed.queue.close();
  }

  @Test
  void aGrantHasNoEffectBeforeItIsDurable() {
    bed.grant("1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.consent.grant(RECORDING)).isEmpty();
    assertThat(bed.changes).hasValue(0);
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.consent.grant(RECORDING)).isPresent();
    assertThat(bed.changes).hasValue(1);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void aWithdrawalTakesEffectBeforeItIsRecorded() {
    bed.grant("1");
    bed.durable();
    bed.refuse("1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.consent.grant(RECORDING)).isEmpty();
    assertThat(bed.consent.hasWithdrawn(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(2);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
    bed.durable();
    assertThat(bed.changes).hasValue(2);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void whatIsWithdrawnWhilePendingNeverTakesEffect() {
    bed.grant("1");
    bed.nothing("1");
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void grantedAgainWaitsForTheSecondRecord() {
    bed.grant("1");
    bed.firstAttemptDurable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    bed.refuse("1");
    bed.grant("1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(3);
  }

  @Test
  void theFirstRecordDoesNotMakeTheSecondGrantEffective() {
    bed.grant("1");
    bed.awaitAttempt();
    bed.refuse("1");
    bed.grant("1");
    bed.firstAttemptDurable();
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(1);
  }

  @Test
  void anotherNoticeNeedsAnotherRecord() {
    bed.grant("1");
    bed.durable();
    bed.grant("2");
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isTrue();
    assertThat(bed.changes).hasValue(3);
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "GRANTED recording 2");
  }

  @Test
  void sayingItTwiceChangesNothing() {
    bed.grant("1");
    bed.grant("1");
    bed.durable();
    bed.grant("1");
    bed.durable();
    assertThat(bed.changes).hasValue(1);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void whoLeftHasNoConsentAndHearsNothing() {
    bed.grant("1");
    bed.consent.depart();
    bed.grant("2");
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("GRANTED recording 1");
  }

  @Test
  void aRefusalIsRecordedOnceAndNotInventedForAnotherNotice() {
    bed.refuse("1");
    bed.refuse("1");
    bed.nothing("2");
    bed.durable();
    assertThat(bed.changes).hasValue(0);
    assertThat(bed.written()).containsExactly("REFUSED recording 1");
  }

  @Test
  void withdrawingEverythingIsRecordedUnderTheNoticeThatWasGranted() {
    bed.grant("1");
    bed.durable();
    bed.consent.withdraw(Cause.PRESENCE);
    assertThat(bed.consent.has(RECORDING)).isFalse();
    bed.consent.withdraw(Cause.PRESENCE);
    bed.durable();
    assertThat(bed.written()).containsExactly("GRANTED recording 1", "WITHDRAWN recording 1");
  }

  @Test
  void whoChangesTheirMindInAFloodWaitsForTheLedgerWithTheLastWord() {
    bed.awaitIdleLedger();
    for (int i = 0; i < 1_000; i++) {
      bed.grant("1");
      bed.refuse("1");
    }
    bed.grant("1");
    bed.durable();
    bed.durable();
    assertThat(bed.written()).hasSizeBetween(3, 40).endsWith("GRANTED recording 1");
    assertThat(bed.consent.has(RECORDING)).isTrue();
  }

  @Test
  void aWithdrawalInAFloodStillHasItsEffectAtOnceAndItsRecord() {
    bed.grant("1");
    bed.durable();
    bed.awaitIdleLedger();
    for (int i = 0; i < 1_000; i++) {
      bed.refuse("1");
      assertThat(bed.consent.has(RECORDING)).isFalse();
      bed.grant("1");
    }
    bed.refuse("1");
    bed.durable();
    bed.durable();
    assertThat(bed.written()).hasSizeBetween(3, 40).endsWith("WITHDRAWN recording 1");
    assertThat(bed.consent.has(RECORDING)).isFalse();
  }

  @Test
  void whatIsWithdrawnInAFloodIsNotGrantedLater() {
    bed.awaitIdleLedger();
    for (int i = 0; i < 1_000; i++) {
      bed.grant("1");
      bed.refuse("1");
    }
    bed.grant("1"); // Which waits, and is not seen yet.
    bed.consent.withdraw(Set.of(RECORDING, CONFERENCE), notice("1"), Cause.CHAT);
    bed.durable();
    bed.durable();
    assertThat(bed.consent.has(RECORDING)).isFalse();
    assertThat(bed.written()).last().isEqualTo("WITHDRAWN recording 1");
    assertThat(bed.written()).noneMatch(row -> row.contains("conference"));
  }

  @RepeatedTest(50)
  void theLastWordHoldsHoweverFastTheLedgerIs() {
    Queue<ConsentRecord> written = new ConcurrentLinkedQueue<>();
    try (LedgerQueue queue = new LedgerQueue(new ReadyLedger(written), new Silent())) {
      OccupantConsent consent =
          new OccupantConsent(
              SUBJECT, () -> MEETING, queue, new Ticking(), new Following(new AtomicInteger()));
      consent.terms(TERMS);
      for (int i = 0; i < 200; i++) {
        consent.state(GRANT, notice("1"), Cause.PRESENCE);
        consent.state(REFUSE, notice("1"), Cause.PRESENCE);
      }
      assertThat(consent.has(RECORDING)).isFalse();
      await()
          .untilAsserted(
              () ->
                  assertThat(written)
                      .last()
                      .extracting(ConsentRecord::state)
                      .isEqualTo(ConsentState.WITHDRAWN));
      assertThat(consent.has(RECORDING)).isFalse();
      assertThat(written).extracting(ConsentRecord::time).isSorted();
    }
  }

  @Test
  void withdrawalsAreWrittenBeforeGrants() {
    bed.grant("1");
    bed.state("1", new Statement(Set.of(CONFERENCE), Set.of(RECORDING)));
    bed.durable();
    assertThat(bed.written())
        .containsExactly("GRANTED recording 1", "WITHDRAWN recording 1", "GRANTED conference 1");
  }

  /** Statements, and nothing where all that was stated becomes durable. */
  @Property(tries = 300)
  void behavesLikeTheModel(@ForAll("steps") List<Optional<Stated>> steps) {
    Bed real = new Bed();
    Model model = new Model();
    try {
      for (Optional<Stated> step : steps) {
        if (step.isPresent()) {
          real.state(step.get().notice, step.get().statement);
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
          .filteredOn(record -> record.subject().equals(SUBJECT))
          .extracting(ConsentRecord::time)
          .isSorted();
    } finally {
      real.queue.close();
    }
  }

  private record Stated(String notice, Statement statement) {}

  @Provide
  Arbitrary<List<Optional<Stated>>> steps() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(0, 2);
    Arbitrary<Stated> statement =
        Combinators.combine(Arbitraries.of("1", "2"), choice, choice)
            .as(
                (notice, conference, recording) -> {
                  Set<Purpose> granted = new HashSet<>();
                  Set<Purpose> refused = new HashSet<>();
                  List<Set<Purpose>> where = List.of(granted, refused, new HashSet<>());
                  where.get(conference).add(CONFERENCE);
                  where.get(recording).add(RECORDING);
                  return new Stated(notice, new Statement(granted, refused));
                });
    return statement.optional(0.7).list().ofMaxSize(15);
  }

  private static NoticeRef notice(String version) {
    return new NoticeRef(version, "en", "00");
  }

  /** What should happen, without threads. */
  private static final class Model {
    private final Map<Purpose, String> said = new HashMap<>();
    private final Set<Purpose> effective = new HashSet<>();
    private final Queue<String> records = new ArrayDeque<>();
    private int changes;

    void state(Stated stated) {
      Statement statement = stated.statement;
      boolean lost = false;
      for (Purpose purpose : List.of(CONFERENCE, RECORDING)) {
        String before = said.getOrDefault(purpose, "");
        String decision = null;
        if (statement.granted().contains(purpose)) {
          decision = "GRANTED";
        } else if (before.startsWith("GRANTED")) {
          decision = "WITHDRAWN";
        } else if (statement.refused().contains(purpose)
            && before.startsWith("WITHDRAWN")
            && !before.endsWith(" " + stated.notice)) {
          decision = "WITHDRAWN";
        } else if (statement.refused().contains(purpose) && !before.endsWith(" " + stated.notice)) {
          decision = "REFUSED";
        }
        String now = decision + " " + purpose.id() + " " + stated.notice;
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
        new OccupantConsent(SUBJECT, () -> MEETING, queue, new Ticking(), new Following(changes));
    private List<ConsentRecord> attempt;
    private int marks;

    Bed() {
      consent.terms(TERMS);
    }

    void grant(String notice) {
      state(notice, GRANT);
    }

    void refuse(String notice) {
      state(notice, REFUSE);
    }

    void nothing(String notice) {
      state(notice, new Statement(Set.of(), Set.of()));
    }

    void state(String notice, Statement statement) {
      consent.state(statement, notice(notice), Cause.PRESENCE);
    }

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
          .filter(record -> record.subject().equals(SUBJECT))
          .map(
              record ->
                  record.state() + " " + record.purpose().id() + " " + record.notice().version())
          .toList();
    }

    private ConsentRecord mark() {
      ConsentRecord mark =
          new ConsentRecord(
              "mark" + ++marks,
              Instant.EPOCH,
              Optional.empty(),
              MEETING,
              new DataSubject("mark", false),
              CONFERENCE,
              ConsentState.REFUSED,
              Cause.PRESENCE,
              OccupantConsentTest.notice("1"),
              LawfulBasis.CONSENT,
              Optional.empty());
      queue.add(mark, () -> {});
      return mark;
    }
  }

  private static final class ReadyLedger extends NoLedger {
    private final Queue<ConsentRecord> written;

    ReadyLedger(Queue<ConsentRecord> written) {
      this.written = written;
    }

    @Override
    public List<KeptDecision> append(List<ConsentRecord> records) {
      written.addAll(records);
      return List.of();
    }
  }

  private record Following(AtomicInteger changes) implements ConsentListener {
    @Override
    public void effectChanged() {
      changes.incrementAndGet();
    }

    @Override
    public void stateChanged() {}

    @Override
    public void decided(ConsentRecord decision) {}

    @Override
    public void departed() {}
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
