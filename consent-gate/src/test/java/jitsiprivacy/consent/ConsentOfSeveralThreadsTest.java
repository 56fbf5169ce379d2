package jitsiprivacy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.NoLedger;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.policy.PurposeTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One subject in several places, one occupant and several threads. */
@Timeout(60)
class ConsentOfSeveralThreadsTest {

  private static final Purpose CONFERENCE = Purpose.CONFERENCE;
  private static final Purpose RECORDING = Purpose.RECORDING;
  private static final DataSubject ACCOUNT = new DataSubject("user-1", true);
  private static final Meeting HERE = new Meeting("room", Optional.of("1"));
  private static final Meeting ELSEWHERE = new Meeting("other", Optional.of("2"));
  private static final NoticeRef NOTICE = new NoticeRef("1", "en", "11");
  private static final PurposeTerms LASTS =
      new PurposeTerms(Gate.PUBLISH, LawfulBasis.CONSENT, Optional.of(Duration.ofDays(30)));
  private static final ConsentTerms TERMS =
      new ConsentTerms(Map.of(CONFERENCE, LASTS, RECORDING, LASTS));

  private final Ticking clock = new Ticking();
  private final Memory ledger = new Memory();
  private final LedgerQueue queue = new LedgerQueue(ledger, new Loud());
  private final ConsentBook book = new ConsentBook(ledger);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What was told of as decided elsewhere. */
  private final Queue<PriorDecision> told = new ConcurrentLinkedQueue<>();

  /** What went wrong on a thread on which nobody looks. */
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    threads.shutdownNow();
    queue.close();
  }

  @Test
  void whoComesJustAfterAWithdrawalWasPassedOnKnowsOfIt() throws Exception {
    List<OccupantConsent> late = new ArrayList<>();
    OccupantConsent first =
        occupant(
            HERE,
            decision -> {
              if (decision.state() == ConsentState.WITHDRAWN) {
                late.add(arrives(ELSEWHERE));
                late.add(arrives(HERE));
              }
            });
    grant(first, CONFERENCE);
    settle();
    assertThat(first.has(CONFERENCE)).isTrue();
    refuse(first, CONFERENCE);
    settle();
    assertThat(late).hasSize(2).noneMatch(each -> each.has(CONFERENCE));
  }

  @Test
  void whatIsToldBeforeTheAnswerOfTheLedgerIsNotUndoneByIt() {
    OccupantConsent occupant = occupant(HERE, decision -> {});
    PriorDecision granted = elsewhere(ConsentState.GRANTED);
    for (ConsentState end :
        List.of(ConsentState.WITHDRAWN, ConsentState.REFUSED, ConsentState.EXPIRED)) {
      PriorDecision older = elsewhere(ConsentState.GRANTED);
      occupant.heard(List.of(elsewhere(end)));
      occupant.heard(List.of(granted, older));
      assertThat(occupant.has(CONFERENCE)).as("%s", end).isFalse();
    }
    occupant.heard(List.of(elsewhere(ConsentState.GRANTED)));
    assertThat(occupant.has(CONFERENCE)).isTrue();
  }

  @Test
  void aGrantThatWaitsItsTurnIsTakenBackFromAnywhere() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    ledger.pause = goOn;
    OccupantConsent occupant = occupant(HERE, decision -> {});
    for (int i = 0; i < 100; i++) {
      grant(occupant, CONFERENCE);
      refuse(occupant, CONFERENCE);
    }
    occupant.decide(Set.of(CONFERENCE, RECORDING), Set.of(), NOTICE, Cause.CHAT);
    occupant.heard(List.of(elsewhere(ConsentState.WITHDRAWN)));
    goOn.countDown();
    settle();
    settle();
    assertThat(occupant.has(CONFERENCE)).isFalse();
    assertThat(occupant.has(RECORDING)).isTrue();
  }

  @Test
  void otherDevicesHearEvenWhenAListenerStumbles() {
    OccupantConsent other = arrives(HERE);
    OccupantConsent[] self = new OccupantConsent[1];
    AtomicBoolean stumbles = new AtomicBoolean();
    self[0] =
        new OccupantConsent(
            ACCOUNT,
            () -> HERE,
            queue,
            clock,
            new Listening(self, decision -> {}) {
              @Override
              public void stateChanged() {
                if (stumbles.get()) {
                  throw new IllegalStateException("on purpose");
                }
              }
            });
    receive(self[0]);
    self[0].heard(List.of(sameMeeting()));
    stumbles.set(true);
    other.heard(List.of(sameMeeting()));
    assertThat(other.has(CONFERENCE)).isTrue();
    assertThatThrownBy(() -> refuse(self[0], CONFERENCE)).hasMessage("on purpose");
    assertThat(other.has(CONFERENCE)).isFalse();
  }

  @RepeatedTest(100)
  void nobodyWhoComesWhileSomebodyWithdrawsIsReleased() throws Exception {
    OccupantConsent first = arrives(HERE);
    OccupantConsent second = arrives(ELSEWHERE);
    settle();
    grant(first, CONFERENCE);
    settle();
    assertThat(second.has(CONFERENCE)).isTrue();
    List<OccupantConsent> came = new ArrayList<>();
    List<Callable<OccupantConsent>> all = new ArrayList<>();
    all.add(
        () -> {
          refuse(second, CONFERENCE);
          return second;
        });
    for (Meeting meeting : List.of(HERE, ELSEWHERE, HERE, ELSEWHERE)) {
      all.add(() -> arrives(meeting));
    }
    all.add(
        () -> {
          OccupantConsent passing = arrives(HERE);
          passing.depart();
          return first;
        });
    came.addAll(atOnce(all));
    settle();
    assertThat(came).noneMatch(each -> each.has(CONFERENCE));
    assertThat(book.of(ACCOUNT)).hasSize(6).containsExactlyInAnyOrderElementsOf(Set.copyOf(came));
    assertThat(wrong).isEmpty();
  }

  @RepeatedTest(20)
  void nobodyIsLostHoweverManyComeAndGo() throws Exception {
    List<Callable<OccupantConsent>> all = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      Meeting meeting = thread % 2 == 0 ? HERE : ELSEWHERE;
      all.add(
          () -> {
            for (int i = 0; i < 50; i++) {
              OccupantConsent passing = arrives(meeting);
              grant(passing, CONFERENCE);
              passing.depart();
            }
            return arrives(meeting);
          });
    }
    List<OccupantConsent> stay = atOnce(all);
    settle();
    assertThat(book.of(ACCOUNT)).containsExactlyInAnyOrderElementsOf(stay);
    refuse(stay.get(0), CONFERENCE);
    settle();
    assertThat(stay).noneMatch(each -> each.has(CONFERENCE));
    stay.forEach(OccupantConsent::depart);
    assertThat(book.of(ACCOUNT)).isEmpty();
    assertThat(wrong).isEmpty();
  }

  /** One occupant: by presence, in the chat, on another device, and in time. */
  @RepeatedTest(30)
  void inTheEndHoldsWhatWasDecidedLast() throws Exception {
    OccupantConsent occupant = occupant(HERE, decision -> {});
    ledger.before = () -> looksAt(occupant);
    List<Callable<OccupantConsent>> all = new ArrayList<>();
    all.add(often(occupant, random -> occupant.state(statement(random), NOTICE, Cause.PRESENCE)));
    all.add(
        often(
            occupant,
            random -> {
              Statement said = statement(random);
              occupant.decide(said.granted(), said.refused(), NOTICE, Cause.CHAT);
            }));
    all.add(
        often(
            occupant,
            random -> {
              ConsentState state =
                  random.nextBoolean() ? ConsentState.GRANTED : ConsentState.WITHDRAWN;
              PriorDecision prior =
                  prior(random.nextBoolean() ? CONFERENCE : RECORDING, state, true);
              occupant.heard(List.of(prior));
            }));
    all.add(often(occupant, random -> occupant.expireDue()));
    all.add(often(occupant, random -> occupant.ask()));
    atOnce(all);
    settle();
    settle();
    for (Purpose purpose : List.of(CONFERENCE, RECORDING)) {
      List<PriorDecision> decisions = new ArrayList<>(told);
      ledger.written.forEach(record -> decisions.add(prior(record)));
      ConsentState last =
          decisions.stream()
              .filter(decision -> decision.purpose().equals(purpose))
              .max(Comparator.comparing(PriorDecision::time))
              .map(PriorDecision::state)
              .orElse(ConsentState.UNASKED);
      assertThat(occupant.has(purpose)).isEqualTo(last == ConsentState.GRANTED);
    }
    assertThat(ledger.written).extracting(ConsentRecord::time).isSorted();
    assertThat(wrong).isEmpty();
  }

  private static Statement statement(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Statement(Set.of(CONFERENCE), Set.of());
      case 1 -> new Statement(Set.of(CONFERENCE, RECORDING), Set.of());
      case 2 -> new Statement(Set.of(RECORDING), Set.of(CONFERENCE));
      case 3 -> new Statement(Set.of(), Set.of(CONFERENCE, RECORDING));
      default -> new Statement(Set.of(), Set.of());
    };
  }

  private interface Step {
    void by(Random random);
  }

  private static Callable<OccupantConsent> often(OccupantConsent occupant, Step step) {
    Random random = new Random();
    return () -> {
      for (int i = 0; i < 100; i++) {
        step.by(random);
      }
      return occupant;
    };
  }

  private List<OccupantConsent> atOnce(List<Callable<OccupantConsent>> all) throws Exception {
    CyclicBarrier start = new CyclicBarrier(all.size());
    List<Future<OccupantConsent>> running = new ArrayList<>();
    for (Callable<OccupantConsent> each : all) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return each.call();
              }));
    }
    List<OccupantConsent> done = new ArrayList<>();
    for (Future<OccupantConsent> each : running) {
      done.add(each.get(30, TimeUnit.SECONDS));
    }
    return done;
  }

  /** As an occupant is received: first it stands in the book, and then the ledger is asked. */
  private OccupantConsent arrives(Meeting meeting) {
    OccupantConsent occupant = occupant(meeting, decision -> {});
    queue.recall(ACCOUNT, meeting, occupant::heard);
    return occupant;
  }

  private OccupantConsent occupant(Meeting meeting, Then then) {
    OccupantConsent[] self = new OccupantConsent[1];
    self[0] = new OccupantConsent(ACCOUNT, () -> meeting, queue, clock, new Listening(self, then));
    receive(self[0]);
    return self[0];
  }

  private void receive(OccupantConsent occupant) {
    book.enter(occupant);
    occupant.terms(TERMS);
    occupant.noticeIs(NOTICE.version());
  }

  private static void grant(OccupantConsent occupant, Purpose purpose) {
    occupant.decide(Set.of(purpose), Set.of(), NOTICE, Cause.PRESENCE);
  }

  private static void refuse(OccupantConsent occupant, Purpose purpose) {
    occupant.decide(Set.of(), Set.of(purpose), NOTICE, Cause.PRESENCE);
  }

  private PriorDecision elsewhere(ConsentState state) {
    return prior(CONFERENCE, state, false);
  }

  private PriorDecision sameMeeting() {
    return prior(CONFERENCE, ConsentState.GRANTED, true);
  }

  private PriorDecision prior(Purpose purpose, ConsentState state, boolean sameMeeting) {
    Instant now = clock.instant();
    PriorDecision prior =
        new PriorDecision(
            "0".repeat(32),
            now,
            purpose,
            state,
            NOTICE,
            Optional.of(now.plus(Duration.ofDays(30))),
            sameMeeting);
    told.add(prior);
    return prior;
  }

  private static PriorDecision prior(ConsentRecord record) {
    return new PriorDecision(
        record.id(),
        record.time(),
        record.purpose(),
        record.state(),
        record.notice(),
        record.until(),
        record.meeting().equals(HERE));
  }

  /** Returns when all that waited for the ledger has happened. */
  private void settle() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      CountDownLatch done = new CountDownLatch(1);
      queue.recall(ACCOUNT, HERE, known -> done.countDown());
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private interface Then {
    void decided(ConsentRecord decision);
  }

  private class Listening implements ConsentListener {
    private final OccupantConsent[] self;
    private final Then then;

    Listening(OccupantConsent[] self, Then then) {
      this.self = self;
      this.then = then;
    }

    @Override
    public void effectChanged() {
      looksAt(self[0]);
    }

    @Override
    public void stateChanged() {}

    @Override
    public void decided(ConsentRecord decision) {
      if (decision.state() == ConsentState.GRANTED && !ledger.written.contains(decision)) {
        wrong.add("an effect without evidence: " + decision);
      }
      book.decided(self[0], decision);
      then.decided(decision);
    }

    @Override
    public void departed() {
      book.leave(self[0]);
    }
  }

  /** Knows what was written, and no more. */
  private static final class Memory extends NoLedger {
    private final Queue<ConsentRecord> written = new ConcurrentLinkedQueue<>();

    /** Before something is written: the last moment at which it must not have an effect. */
    private volatile Runnable before = () -> {};

    private volatile CountDownLatch pause = new CountDownLatch(0);

    @Override
    public List<KeptDecision> append(List<ConsentRecord> records) {
      try {
        pause.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      before.run();
      written.addAll(records);
      return List.of();
    }

    @Override
    public List<PriorDecision> recall(DataSubject subject, Meeting meeting) {
      return written.stream()
          .sorted(Comparator.comparing(ConsentRecord::time))
          .map(
              record ->
                  new PriorDecision(
                      record.id(),
                      record.time(),
                      record.purpose(),
                      record.state(),
                      record.notice(),
                      record.until(),
                      record.meeting().equals(meeting)))
          .toList();
    }
  }

  /** Of a grant that has its effect there is a record, or somebody told of one. */
  private void looksAt(OccupantConsent occupant) {
    for (Purpose purpose : List.of(CONFERENCE, RECORDING)) {
      if (occupant.has(purpose)
          && ledger.written.stream().noneMatch(record -> grants(prior(record), purpose))
          && told.stream().noneMatch(prior -> grants(prior, purpose))) {
        wrong.add("an effect without evidence: " + purpose);
      }
    }
  }

  private static boolean grants(PriorDecision decision, Purpose purpose) {
    return decision.purpose().equals(purpose) && decision.state() == ConsentState.GRANTED;
  }

  private final class Loud implements LedgerQueue.Listener {
    @Override
    public boolean unreachable(LedgerException cause) {
      wrong.add(cause.toString());
      return false;
    }

    @Override
    public void reachable() {}

    @Override
    public void stumbled(Throwable cause) {
      wrong.add(cause.toString());
    }
  }

  /** No two moments are the same. */
  private static final class Ticking extends Clock {
    private final AtomicInteger ticks = new AtomicInteger();

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusMillis(ticks.incrementAndGet());
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
}
