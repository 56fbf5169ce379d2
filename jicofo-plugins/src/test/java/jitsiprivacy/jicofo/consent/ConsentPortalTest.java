package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.consent.rest.PortalAnswer;
import jitsiprivacy.jicofo.consent.rest.PortalConsent;
import jitsiprivacy.jicofo.consent.rest.PortalDecision;
import jitsiprivacy.jicofo.consent.rest.PortalNotice;
import jitsiprivacy.jicofo.consent.rest.PortalSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a portal does for somebody in a room, and for an account. */
class ConsentPortalTest {

  private static final PortalSubject P1 = new PortalSubject.InRoom(TestFocus.ROOM.toString(), "p1");
  private static final PortalSubject ACCOUNT = new PortalSubject.Account("u1", Optional.empty());

  private final TestFocus focus = TestFocus.with(options -> options);
  private final ConsentPortal portal = focus.get(ConsentPortal.class);

  @AfterEach
  void close() {
    focus.close();
  }

  private static PortalDecision grants(Purpose... purposes) {
    return new PortalDecision(TestFocus.NOTICE, Optional.of("de"), Set.of(purposes), Set.of());
  }

  private static Standing standing(PortalConsent consent, Purpose purpose) {
    return consent.purposes().stream()
        .filter(each -> each.purpose().equals(purpose))
        .findFirst()
        .orElseThrow()
        .standing();
  }

  private static ConsentState state(PortalConsent consent, Purpose purpose) {
    return standing(consent, purpose).state();
  }

  private static PortalConsent settled(PortalAnswer answer) throws Exception {
    CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
    ((PortalAnswer.Taken) answer).settled().thenAccept(settled::complete);
    return settled.get(10, TimeUnit.SECONDS);
  }

  private List<ConsentState> states() {
    return focus.ledger().stream().map(ConsentRecord::state).toList();
  }

  @Test
  void aGrantForSomebodyInTheRoomTakesEffect() throws Exception {
    focus.comes("p1");
    assertThat(state(portal.consent(P1).orElseThrow(), CONFERENCE)).isEqualTo(ConsentState.ASKED);
    PortalConsent then = settled(portal.decide(P1, grants(CONFERENCE)));
    assertThat(standing(then, CONFERENCE).state()).isEqualTo(ConsentState.GRANTED);
    assertThat(standing(then, CONFERENCE).pending()).isFalse();
    assertThat(state(then, RECORDING)).as("not named").isEqualTo(ConsentState.ASKED);
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.ledger())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.cause()).isEqualTo(Cause.PORTAL);
              assertThat(record.notice().language()).isEqualTo("de");
            });
  }

  @Test
  void aWithdrawalHasTakenEffectBeforeTheAnswer() throws Exception {
    focus.comes("p1");
    settled(portal.decide(P1, grants(CONFERENCE, RECORDING)));
    PortalAnswer.Taken one = (PortalAnswer.Taken) portal.withdraw(P1, Optional.of(RECORDING));
    assertThat(state(one.now(), RECORDING)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(focus.occupant("p1").consent().has(RECORDING)).isFalse();
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    portal.withdraw(P1, Optional.empty());
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    int before = focus.ledger().size();
    assertThat(settled(portal.withdraw(P1, Optional.empty()))).isNotNull();
    assertThat(focus.ledger())
        .as("nothing is left to withdraw")
        .hasSizeGreaterThanOrEqualTo(before);
    await()
        .untilAsserted(
            () -> assertThat(states()).filteredOn(ConsentState.WITHDRAWN::equals).hasSize(2));
  }

  @Test
  void nobodyDecidesAboutAnotherNoticeOrWhatIsNotAsked() {
    focus.comes("p1");
    for (PortalSubject subject : List.of(P1, ACCOUNT)) {
      assertThat(
              portal.decide(
                  subject,
                  new PortalDecision("other", Optional.empty(), Set.of(CONFERENCE), Set.of())))
          .isEqualTo(new PortalAnswer.Refused(PortalAnswer.Reason.OTHER_NOTICE));
      assertThat(portal.decide(subject, grants(CONFERENCE, Purpose.LIVESTREAM)))
          .isEqualTo(new PortalAnswer.Refused(PortalAnswer.Reason.PURPOSE_NOT_ASKED));
    }
    assertThat(focus.ledger()).isEmpty();
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
  }

  @Test
  void whoIsNotThereIsNobody() {
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    for (PortalSubject nobody :
        List.of(
            P1,
            new PortalSubject.InRoom(TestFocus.ROOM.toString(), "focus"),
            new PortalSubject.InRoom(TestFocus.ROOM.toString(), "jibri"),
            new PortalSubject.InRoom("@", "p1"),
            new PortalSubject.InRoom(TestFocus.ROOM.toString(), ""))) {
      assertThat(portal.consent(nobody)).as("%s", nobody).isEmpty();
      assertThat(portal.decide(nobody, grants(CONFERENCE)))
          .isEqualTo(new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
      assertThat(portal.withdraw(nobody, Optional.empty()))
          .isEqualTo(new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
    }
  }

  @Test
  void whatAnAccountGrantsAheadHoldsWhenItComes() throws Exception {
    PortalAnswer.Taken taken = (PortalAnswer.Taken) portal.decide(ACCOUNT, grants(CONFERENCE));
    assertThat(standing(taken.now(), CONFERENCE).pending()).isTrue();
    PortalConsent then = settled(taken);
    assertThat(standing(then, CONFERENCE).state()).isEqualTo(ConsentState.GRANTED);
    assertThat(standing(then, CONFERENCE).pending()).isFalse();
    assertThat(state(portal.consent(ACCOUNT).orElseThrow(), CONFERENCE))
        .isEqualTo(ConsentState.GRANTED);
    focus.comesByAccount("p1", "u1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    focus.comesByAccount("p2", "u2");
    assertThat(focus.occupant("p2").consent().has(CONFERENCE)).isFalse();
  }

  @Test
  void theLedgerIsNotKeptWaitingForAnAnswerOfItsOwn() throws Exception {
    PortalAnswer answer = portal.decide(ACCOUNT, grants(CONFERENCE));
    PortalAnswer other =
        portal.decide(new PortalSubject.Account("u2", Optional.empty()), grants(CONFERENCE));
    assertThat(state(settled(answer), CONFERENCE)).isEqualTo(ConsentState.GRANTED);
    assertThat(state(settled(other), CONFERENCE)).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void whatAnAccountWithdrawsEndsInTheMeetingWhereItIs() throws Exception {
    focus.comesByAccount("p1", "u1");
    settled(portal.decide(P1, grants(CONFERENCE)));
    assertThat(state(portal.consent(ACCOUNT).orElseThrow(), CONFERENCE))
        .as("for as long as the meeting")
        .isEqualTo(ConsentState.GRANTED);
    PortalAnswer.Taken taken = (PortalAnswer.Taken) portal.withdraw(ACCOUNT, Optional.empty());
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    assertThat(state(taken.now(), CONFERENCE)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(state(settled(taken), CONFERENCE)).isEqualTo(ConsentState.WITHDRAWN);
    await()
        .untilAsserted(
            () ->
                assertThat(states())
                    .startsWith(ConsentState.GRANTED, ConsentState.WITHDRAWN)
                    .doesNotContain(ConsentState.REFUSED));
  }

  @Test
  void anotherRoomIsLeftAlone() throws Exception {
    focus.comesByAccount("p1", "u1");
    settled(portal.decide(P1, grants(CONFERENCE)));
    PortalSubject elsewhere = new PortalSubject.Account("u1", Optional.of("other@muc.a"));
    assertThat(state(portal.consent(elsewhere).orElseThrow(), CONFERENCE))
        .isNotEqualTo(ConsentState.GRANTED);
    portal.withdraw(elsewhere, Optional.empty());
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
  }

  @Test
  void whileTheLedgerWaitsAGrantIsPendingAndHasNoEffect() throws Exception {
    focus.comes("p1");
    focus.comesByAccount("p2", "u1");
    focus.ledgerWorks(false);
    PortalAnswer.Taken here = (PortalAnswer.Taken) portal.decide(P1, grants(CONFERENCE));
    assertThat(standing(here.now(), CONFERENCE).pending()).isTrue();
    PortalAnswer.Taken account = (PortalAnswer.Taken) portal.decide(ACCOUNT, grants(CONFERENCE));
    assertThat(standing(account.now(), CONFERENCE).pending()).isTrue();
    await().until(() -> focus.health().alerts().containsKey("evidence"));
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    assertThat(focus.occupant("p2").consent().has(CONFERENCE)).isFalse();
    focus.ledgerWorks(true);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                focus.occupant("p1").consent().has(CONFERENCE)
                    && focus.occupant("p2").consent().has(CONFERENCE));
    assertThat(state(settled(account), CONFERENCE)).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void whoWaitsForAGrantIsNotAnsweredBeforeItIsDurable() throws Exception {
    focus.comes("p1");
    focus.ledgerWorks(false);
    CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
    ((PortalAnswer.Taken) portal.decide(P1, grants(CONFERENCE)))
        .settled()
        .thenAccept(settled::complete);
    await().until(() -> focus.health().alerts().containsKey("evidence"));
    // Whoever asks what was decided before is not kept waiting, and comes after that.
    focus.comes("p2");
    assertThat(settled).isNotDone();
    focus.ledgerWorks(true);
    assertThat(standing(settled.get(20, TimeUnit.SECONDS), CONFERENCE).pending()).isFalse();
  }

  @Test
  void whatAnAccountDoesNotAgreeToIsWrittenOnce() throws Exception {
    PortalDecision refusal =
        new PortalDecision(TestFocus.NOTICE, Optional.empty(), Set.of(), Set.of(CONFERENCE));
    settled(portal.decide(ACCOUNT, refusal));
    settled(portal.decide(ACCOUNT, refusal));
    assertThat(states()).containsExactly(ConsentState.REFUSED);
    focus.comesByAccount("p1", "u1");
    settled(portal.decide(P1, grants(CONFERENCE)));
    assertThat(state(settled(portal.decide(ACCOUNT, refusal)), CONFERENCE))
        .isEqualTo(ConsentState.WITHDRAWN);
    settled(portal.decide(ACCOUNT, refusal));
    assertThat(states())
        .containsExactly(ConsentState.REFUSED, ConsentState.GRANTED, ConsentState.WITHDRAWN);
  }

  @Test
  void whatAnAccountGrantedForAMeetingThatThisFocusDoesNotSeeIsWithdrawnToo() throws Exception {
    focus.comesByAccount("p1", "u1");
    settled(portal.decide(P1, grants(CONFERENCE)));
    focus.leaves("p1");
    settled(portal.withdraw(ACCOUNT, Optional.of(RECORDING)));
    assertThat(states()).containsExactly(ConsentState.GRANTED);
    settled(portal.withdraw(ACCOUNT, Optional.empty()));
    assertThat(states()).containsExactly(ConsentState.GRANTED, ConsentState.WITHDRAWN);
    settled(portal.withdraw(ACCOUNT, Optional.empty()));
    assertThat(states()).hasSize(2);
  }

  @Test
  void theNoticeIsInTheLanguageThatSuits() {
    PortalNotice notice = portal.notice(Optional.empty(), Optional.of("de")).orElseThrow();
    assertThat(notice.version()).isEqualTo(TestFocus.NOTICE);
    assertThat(notice.language()).isEqualTo("de");
    assertThat(notice.purposes())
        .extracting(asked -> asked.purpose())
        .containsExactly(CONFERENCE, RECORDING);
    assertThat(portal.notice(Optional.empty(), Optional.of("xx")).orElseThrow().language())
        .isEqualTo("en");
  }
}
