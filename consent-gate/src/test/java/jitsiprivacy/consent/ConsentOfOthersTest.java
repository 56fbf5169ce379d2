package jitsiprivacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What time, the notice, other devices, other rooms and an earlier stay do to consent. */
class ConsentOfOthersTest {

  private static final Purpose CONFERENCE = Purpose.CONFERENCE;
  private static final DataSubject ACCOUNT = new DataSubject("user-1", true);
  private static final DataSubject GUEST = new DataSubject("participant-1", false);
  private static final Meeting HERE = new Meeting("room", Optional.of("1"));
  private static final Meeting ELSEWHERE = new Meeting("other", Optional.of("2"));
  private static final NoticeRef ONE = new NoticeRef("1", "en", "11");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<ConsentRecord> decided = new ArrayList<>();
  private final LedgerQueue queue = new LedgerQueue(new NoLedger(), new Loud());
  private final ConsentBook book = new ConsentBook(new NoLedger());

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void aGrantOfAnAccountEndsWhenItsTimeIsOver() {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.of(Duration.ofDays(30)));
    grant(consent);
    assertThat(consent.standings().get(CONFERENCE).until())
        .contains(START.plus(Duration.ofDays(30)));
    now.set(START.plus(Duration.ofDays(30)).minusMillis(1));
    consent.expireDue();
    assertThat(consent.has(CONFERENCE)).isTrue();
    now.set(START.plus(Duration.ofDays(30)));
    consent.expireDue();
    assertThat(consent.has(CONFERENCE)).isFalse();
    assertThat(state(consent)).isEqualTo(ConsentState.EXPIRED);
    assertThat(decided).last().extracting(ConsentRecord::cause).isEqualTo(Cause.PERIOD_OVER);
    assertThat(consent.standings().get(CONFERENCE).until()).isEmpty();
    assertThat(consent.ask()).isTrue();
  }

  @Test
  void aGrantOfAGuestNeverOutlivesTheMeeting() {
    OccupantConsent consent = occupant(GUEST, HERE, Optional.of(Duration.ofDays(30)));
    grant(consent);
    assertThat(consent.standings().get(CONFERENCE).until()).isEmpty();
    assertThat(decided).last().extracting(ConsentRecord::until).isEqualTo(Optional.empty());
  }

  @Test
  void anotherVersionOfTheNoticeEndsAGrantAndAsksAgain() {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    grant(consent);
    consent.noticeIs("1");
    assertThat(consent.has(CONFERENCE)).isTrue();
    consent.noticeIs("2");
    assertThat(consent.has(CONFERENCE)).isFalse();
    assertThat(decided).last().extracting(ConsentRecord::cause).isEqualTo(Cause.NOTICE_CHANGED);
    assertThat(consent.ask()).isTrue();
    assertThat(state(consent)).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void aPendingGrantEndsWithItsNoticeToo() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    try (LedgerQueue slow = new LedgerQueue(new Waiting(goOn), new Loud())) {
      OccupantConsent consent = occupant(GUEST, HERE, Optional.empty(), slow);
      consent.decide(Set.of(CONFERENCE), Set.of(), ONE, Cause.PRESENCE);
      consent.noticeIs("2");
      goOn.countDown();
      settle(slow);
      assertThat(consent.has(CONFERENCE)).isFalse();
      assertThat(state(consent)).isEqualTo(ConsentState.EXPIRED);
    }
  }

  @Test
  void whatIsRecalledHoldsWithoutARecord() {
    OccupantConsent consent = occupant(GUEST, HERE, Optional.empty());
    consent.heard(List.of(prior(ConsentState.GRANTED, true, Optional.empty(), "1")));
    assertThat(consent.has(CONFERENCE)).isTrue();
    assertThat(decided).isEmpty();
    assertThat(consent.ask()).isFalse();
  }

  @Test
  void aGrantIsRecalledOnlyWhereItHolds() {
    Instant later = START.plusSeconds(60);
    assertThat(recalls(prior(ConsentState.GRANTED, false, Optional.empty(), "1"))).isFalse();
    assertThat(recalls(prior(ConsentState.GRANTED, true, Optional.empty(), "0"))).isFalse();
    assertThat(recalls(prior(ConsentState.GRANTED, false, Optional.of(START), "1"))).isFalse();
    assertThat(recalls(prior(ConsentState.GRANTED, true, Optional.of(START), "1"))).isFalse();
    assertThat(recalls(prior(ConsentState.GRANTED, false, Optional.of(later), "1"))).isTrue();
  }

  private boolean recalls(PriorDecision prior) {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    consent.heard(List.of(prior));
    return consent.has(CONFERENCE);
  }

  @Test
  void whatWasGrantedAheadLastsAsLongAsTheMeetingThatItFound() {
    ConsentTerms terms = occupant(ACCOUNT, HERE, Optional.empty()).terms();
    ConsentRecord ahead =
        new AheadOfMeeting(Clock.fixed(START.minusSeconds(60), ZoneOffset.UTC))
            .decide(ACCOUNT, "", terms, Set.of(CONFERENCE), Set.of(), Map.of(), ONE, Cause.PORTAL)
            .get(0);
    assertThat(ahead.until()).isPresent();
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    consent.heard(
        List.of(
            new PriorDecision(
                ahead.id(), ahead.time(), CONFERENCE, ahead.state(), ONE, ahead.until(), false)));
    assertThat(consent.grant(CONFERENCE)).contains(ahead.id());
    assertThat(consent.has(CONFERENCE)).isTrue();
    assertThat(consent.standings().get(CONFERENCE).until()).isEmpty();
  }

  @Test
  void theLastOfWhatIsRecalledCounts() {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    PriorDecision grant = prior(ConsentState.GRANTED, true, Optional.empty(), "1");
    PriorDecision withdrawal = prior(ConsentState.WITHDRAWN, false, Optional.empty(), "1");
    consent.heard(List.of(grant, at(withdrawal, grant.time().plusMillis(1))));
    assertThat(consent.has(CONFERENCE)).isFalse();
    assertThat(state(consent)).isEqualTo(ConsentState.WITHDRAWN);
  }

  @Test
  void whoRefusedElsewhereIsAskedHere() {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    consent.heard(List.of(prior(ConsentState.REFUSED, false, Optional.empty(), "1")));
    assertThat(state(consent)).isEqualTo(ConsentState.UNASKED);
    consent.heard(List.of(prior(ConsentState.REFUSED, true, Optional.empty(), "1")));
    assertThat(state(consent)).isEqualTo(ConsentState.REFUSED);
  }

  @Test
  void whatIsHeardLateDoesNotUndoWhatWasDecidedAfterIt() {
    OccupantConsent consent = occupant(ACCOUNT, HERE, Optional.empty());
    grant(consent);
    consent.decide(Set.of(), Set.of(CONFERENCE), ONE, Cause.CHAT);
    consent.heard(List.of(prior(ConsentState.GRANTED, true, Optional.empty(), "1")));
    assertThat(consent.has(CONFERENCE)).isFalse();
  }

  @Test
  void oneDeviceDecidesForTheOther() {
    OccupantConsent phone = occupant(ACCOUNT, HERE, Optional.empty());
    OccupantConsent desk = occupant(ACCOUNT, HERE, Optional.empty());
    OccupantConsent guest = occupant(GUEST, HERE, Optional.empty());
    grant(phone);
    assertThat(desk.has(CONFERENCE)).isTrue();
    assertThat(guest.has(CONFERENCE)).isFalse();
    tick();
    desk.decide(Set.of(), Set.of(CONFERENCE), ONE, Cause.CHAT);
    assertThat(phone.has(CONFERENCE)).isFalse();
    assertThat(state(phone)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(decided).hasSize(2);
  }

  @Test
  void aWithdrawalCountsInEveryMeetingAndAGrantForTheMeetingDoesNot() {
    OccupantConsent here = occupant(ACCOUNT, HERE, Optional.empty());
    OccupantConsent there = occupant(ACCOUNT, ELSEWHERE, Optional.empty());
    grant(here);
    assertThat(there.has(CONFERENCE)).isFalse();
    tick();
    grant(there);
    tick();
    here.withdraw(Cause.PRESENCE);
    assertThat(there.has(CONFERENCE)).isFalse();
  }

  @Test
  void whatAnotherProgramWroteCountsForWhoIsHere() {
    OccupantConsent here = occupant(ACCOUNT, HERE, Optional.empty());
    grant(here);
    tick();
    book.changed(kept("user-1", Optional.of("2"), ConsentState.WITHDRAWN));
    assertThat(here.has(CONFERENCE)).isFalse();
    tick();
    book.changed(kept("user-1", Optional.of("1"), ConsentState.GRANTED));
    assertThat(here.has(CONFERENCE)).isTrue();
    tick();
    book.changed(kept("user-2", Optional.of("1"), ConsentState.WITHDRAWN));
    assertThat(here.has(CONFERENCE)).isTrue();
  }

  @Test
  void whoLeftHearsNothing() {
    OccupantConsent gone = occupant(ACCOUNT, HERE, Optional.empty());
    OccupantConsent here = occupant(ACCOUNT, HERE, Optional.empty());
    book.leave(gone);
    grant(here);
    assertThat(gone.has(CONFERENCE)).isFalse();
  }

  /** From each state, by each event: the state is that of the table, and it is on record. */
  @ParameterizedTest
  @EnumSource(ConsentState.class)
  void everyEventInEveryStateIsAsTheTableSays(ConsentState from) {
    for (ConsentEvent event : ConsentEvent.values()) {
      OccupantConsent consent = in(from);
      decided.clear();
      happen(consent, event);
      ConsentState to = Transitions.next(from, event);
      assertThat(state(consent)).as("%s, %s", from, event).isEqualTo(to);
      boolean recorded = to != from && to != ConsentState.ASKED;
      assertThat(decided).as("%s, %s", from, event).hasSize(recorded ? 1 : 0);
      assertThat(consent.has(CONFERENCE)).isEqualTo(to == ConsentState.GRANTED);
    }
  }

  private OccupantConsent in(ConsentState state) {
    OccupantConsent consent = occupant(GUEST, HERE, Optional.empty());
    switch (state) {
      case UNASKED -> {}
      case ASKED -> consent.ask();
      case GRANTED -> grant(consent);
      case REFUSED -> happen(consent, ConsentEvent.REFUSE);
      case WITHDRAWN -> {
        grant(consent);
        happen(consent, ConsentEvent.REFUSE);
      }
      case EXPIRED -> {
        grant(consent);
        happen(consent, ConsentEvent.EXPIRE);
      }
    }
    return consent;
  }

  private void happen(OccupantConsent consent, ConsentEvent event) {
    switch (event) {
      case ASK -> consent.ask();
      case GRANT -> grant(consent);
      case REFUSE -> consent.decide(Set.of(), Set.of(CONFERENCE), ONE, Cause.CHAT);
      case EXPIRE -> consent.noticeIs("2");
    }
  }

  private OccupantConsent occupant(DataSubject subject, Meeting meeting, Optional<Duration> lasts) {
    return occupant(subject, meeting, lasts, queue);
  }

  private OccupantConsent occupant(
      DataSubject subject, Meeting meeting, Optional<Duration> lasts, LedgerQueue ledger) {
    AtomicReference<OccupantConsent> self = new AtomicReference<>();
    OccupantConsent consent =
        new OccupantConsent(
            subject,
            () -> meeting,
            ledger,
            new Clock() {
              @Override
              public Instant instant() {
                return now.get();
              }

              @Override
              public ZoneOffset getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                return this;
              }
            },
            new ConsentListener() {
              @Override
              public void effectChanged() {}

              @Override
              public void stateChanged() {}

              @Override
              public void decided(ConsentRecord decision) {
                decided.add(decision);
                book.decided(self.get(), decision);
              }

              @Override
              public void departed() {}
            });
    self.set(consent);
    consent.noticeIs("1");
    consent.terms(
        new ConsentTerms(
            Map.of(CONFERENCE, new PurposeTerms(Gate.PUBLISH, LawfulBasis.CONSENT, lasts))));
    book.enter(consent);
    return consent;
  }

  private void grant(OccupantConsent consent) {
    consent.decide(Set.of(CONFERENCE), Set.of(), ONE, Cause.PRESENCE);
    settle(queue);
  }

  private void tick() {
    now.set(now.get().plusMillis(1));
  }

  private static ConsentState state(OccupantConsent consent) {
    return consent.standings().get(CONFERENCE).state();
  }

  /** Until all that was decided so far has had its effect. */
  private static void settle(LedgerQueue queue) {
    CountDownLatch done = new CountDownLatch(1);
    queue.recall(GUEST, HERE, known -> done.countDown());
    try {
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static PriorDecision prior(
      ConsentState state, boolean sameMeeting, Optional<Instant> until, String version) {
    return new PriorDecision(
        "0".repeat(32),
        START.minusSeconds(1),
        CONFERENCE,
        state,
        new NoticeRef(version, "en", "11"),
        until,
        sameMeeting);
  }

  private static PriorDecision at(PriorDecision prior, Instant time) {
    return new PriorDecision(
        prior.id(),
        time,
        prior.purpose(),
        prior.state(),
        prior.notice(),
        prior.until(),
        prior.sameMeeting());
  }

  private KeptDecision kept(String subject, Optional<String> meeting, ConsentState state) {
    return new KeptDecision(
        "0".repeat(32),
        now.get(),
        Optional.empty(),
        "room",
        meeting,
        subject,
        true,
        CONFERENCE,
        state,
        Cause.COMMAND,
        ONE,
        LawfulBasis.CONSENT,
        Optional.empty(),
        "{}");
  }

  /** Writes once it may. */
  private static final class Waiting extends NoLedger {
    private final CountDownLatch goOn;

    Waiting(CountDownLatch goOn) {
      this.goOn = goOn;
    }

    @Override
    public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
      try {
        if (!records.isEmpty()) {
          goOn.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return List.of();
    }
  }

  private static final class Loud implements LedgerQueue.Listener {
    @Override
    public boolean unreachable(LedgerException cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void reachable() {}

    @Override
    public void stumbled(Throwable cause) {
      throw new AssertionError(cause);
    }
  }
}
