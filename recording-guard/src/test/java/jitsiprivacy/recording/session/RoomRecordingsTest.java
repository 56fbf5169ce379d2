package jitsiprivacy.recording.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.policy.Withdrawal;
import jitsiprivacy.recording.session.Effect.What;
import org.junit.jupiter.api.Test;

class RoomRecordingsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<RecordingKind> YES = Set.of(RecordingKind.FILE);
  private static final Set<RecordingKind> NO = Set.of();
  private static final Ruling OF_ALL = allowed(Requirements.CONSENT_OF_ALL);
  private static final RecordingRequest FILE = file("request-1");
  private static final Optional<String> SESSION = Optional.of("session-1");

  private final RoomRecordings room = new RoomRecordings();
  private final RecordingTexts texts = RecordingTexts.english("write /consent withdraw");

  @Test
  void itIsOnRecordBeforeItStarts() {
    room.joined(NOW, "a", YES);
    assertThat(room.asked(NOW, FILE, OF_ALL, true))
        .containsExactly(note(What.ALLOWED, 1, ""), new Effect.LetThrough(FILE));
  }

  @Test
  void whoHasNotAgreedIsAskedAndTheInitiatorTold() {
    room.joined(NOW, "a", YES);
    room.joined(NOW, "b", NO);
    room.joined(NOW, "c", NO);
    List<Effect> effects = room.asked(NOW, FILE, OF_ALL, true);
    assertThat(effects.get(0)).isEqualTo(new Effect.Ask(Set.of("b", "c"), RecordingKind.FILE));
    assertThat(effects.get(1)).isEqualTo(refused(3, "consent-missing", Optional.of("rule")));
    assertThat(effects.get(2))
        .isInstanceOfSatisfying(
            Effect.Refuse.class,
            refuse ->
                assertThat(texts.text(refuse.messages()))
                    .isEqualTo("2 of 3 participants have not agreed yet. They have been asked."));
    assertThat(room.isIdle()).isTrue();
  }

  @Test
  void itStartsByItselfOnceAllHaveAgreedAndTheRulesStillAllowIt() {
    room.joined(NOW, "a", YES);
    room.joined(NOW, "b", NO);
    Ruling waits = allowed(startsWithin(Duration.ofMinutes(5)));
    assertThat(room.asked(NOW, FILE, waits, true)).hasSize(2);
    assertThat(room.nextDue()).contains(NOW.plus(Duration.ofMinutes(5)));
    assertThat(room.consentIs(NOW, "b", YES)).containsExactly(new Effect.JudgeAgain(FILE));
    assertThat(room.timePassed(NOW)).isEmpty();
    assertThat(room.asked(NOW, FILE, waits, true))
        .contains(note(What.ALLOWED, 2, ""), new Effect.LetThrough(FILE));
  }

  @Test
  void whoeverComesWhileItWaitsIsAskedAndWaitedForUntilTheTimeIsOver() {
    room.joined(NOW, "a", YES);
    room.joined(NOW, "b", NO);
    room.asked(NOW, FILE, allowed(startsWithin(Duration.ofMinutes(5))), true);
    assertThat(room.joined(NOW, "c", NO))
        .containsExactly(new Effect.Ask(Set.of("c"), RecordingKind.FILE));
    assertThat(room.consentIs(NOW, "b", YES)).isEmpty();
    assertThat(room.timePassed(NOW.plus(Duration.ofMinutes(5))))
        .contains(refused(3, "not-in-time", Optional.of("rule")), new Effect.GiveUp(FILE));
    assertThat(room.isIdle()).isTrue();
  }

  @Test
  void whoeverIsExcludedIsMutedBeforeItStarts() {
    room.joined(NOW, "a", YES);
    room.joined(NOW, "b", NO);
    List<Effect> effects =
        room.asked(
            NOW,
            FILE,
            allowed(Requirements.of(ConsentNeed.EXCLUDE_UNCONSENTING, Optional.empty())),
            true);
    assertThat(effects)
        .startsWith(new Effect.Mute(Set.of("b")))
        .endsWith(new Effect.LetThrough(FILE));
  }

  @Test
  void aLateJoinerIsMutedToldAndFreeOnceTheyAgree() {
    runs(OF_ALL);
    List<Effect> effects = room.joined(NOW, "b", NO);
    assertThat(effects)
        .startsWith(new Effect.Mute(Set.of("b")), new Effect.Ask(Set.of("b"), RecordingKind.FILE));
    assertThat(effects.get(2))
        .isInstanceOfSatisfying(
            Effect.Tell.class,
            tell ->
                assertThat(texts.text(tell.messages()))
                    .isEqualTo(
                        "participant-1 started this, and it runs now: recording. What for:"
                            + " \"minutes\". You can take your consent back at any time: write"
                            + " /consent withdraw. Until you agree nobody hears or sees you."));
    assertThat(room.consentIs(NOW, "b", YES)).containsExactly(new Effect.Unmute(Set.of("b")));
  }

  @Test
  void aLateJoinerIsHeldOrStopsItByRule() {
    runs(allowed(onLateJoiner(LateJoiner.HOLD)));
    assertThat(room.joined(NOW, "b", NO)).startsWith(new Effect.Hold(Set.of("b")));
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false))
        .startsWith(new Effect.Admit(Set.of("b")));
    room.consentIs(NOW, "b", YES);
    RecordingRequest second = file("request-2");
    room.asked(NOW, second, allowed(onLateJoiner(LateJoiner.STOP)), true);
    assertThat(room.joined(NOW, "c", NO))
        .startsWith(new Effect.Mute(Set.of("c")))
        .contains(new Effect.Stop(second, Optional.empty(), EndReason.LATE_JOINER));
  }

  @Test
  void aWithdrawalMutesAtOnceAlsoWhereItStops() {
    runs(allowed(onWithdrawal(Withdrawal.STOP)));
    room.joined(NOW, "b", YES);
    assertThat(room.consentIs(NOW, "b", NO))
        .startsWith(new Effect.Mute(Set.of("b")))
        .endsWith(new Effect.Stop(FILE, SESSION, EndReason.WITHDRAWN));
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false))
        .startsWith(new Effect.Unmute(Set.of("b")))
        .contains(note(What.STOPPED, SESSION, 2, "withdrawn"))
        .noneMatch(Effect.PutInQuarantine.class::isInstance);
  }

  @Test
  void consentTakenBackForThePastPutsItInQuarantineByRuleAlsoByThoseWhoLeft() {
    Ruling ruling = allowed(quarantines(Optional.empty(), Quarantine.WITHDRAWN));
    runs(ruling);
    room.joined(NOW, "b", YES);
    room.left(NOW, "b");
    room.withdrawn(NOW, "b", Set.of(RecordingKind.FILE));
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false))
        .contains(new Effect.PutInQuarantine(FILE, SESSION, Set.of(Quarantine.WITHDRAWN)));
  }

  @Test
  void consentTakenBackForThePastAfterItHasEndedPutsItInQuarantineOnce() {
    runs(allowed(quarantines(Optional.empty(), Quarantine.WITHDRAWN)));
    room.joined(NOW, "b", YES);
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false))
        .noneMatch(Effect.PutInQuarantine.class::isInstance);
    assertThat(room.withdrawn(NOW, "c", Set.of(RecordingKind.FILE))).isEmpty();
    assertThat(room.withdrawn(NOW, "b", Set.of(RecordingKind.LIVE_STREAM))).isEmpty();
    assertThat(room.withdrawn(NOW, "b", Set.of(RecordingKind.FILE)))
        .containsExactly(new Effect.PutInQuarantine(FILE, SESSION, Set.of(Quarantine.WITHDRAWN)));
    assertThat(room.withdrawn(NOW, "b", Set.of(RecordingKind.FILE))).isEmpty();
  }

  @Test
  void itIsStoppedAtItsMaximumAgainAndAgainAndThenInQuarantine() {
    runs(allowed(quarantines(Optional.of(Duration.ofHours(1)), Quarantine.OVERRUN)));
    Instant end = NOW.plus(Duration.ofHours(1));
    assertThat(room.nextDue()).contains(end);
    assertThat(room.timePassed(end.minusMillis(1))).isEmpty();
    Effect stop = new Effect.Stop(FILE, SESSION, EndReason.MAXIMUM);
    assertThat(room.timePassed(end)).containsExactly(stop);
    assertThat(room.timePassed(end.plusSeconds(9))).isEmpty();
    assertThat(room.timePassed(end.plusSeconds(10)))
        .containsExactly(new Effect.AlertNotStopped(FILE, SESSION), stop);
    assertThat(room.timePassed(end.plusSeconds(20))).containsExactly(stop);
    assertThat(room.hostEnded(end.plusSeconds(31), RecordingKind.FILE, SESSION, false))
        .contains(new Effect.PutInQuarantine(FILE, SESSION, Set.of(Quarantine.OVERRUN)));
  }

  @Test
  void oneAtATimeAndASecondIsTold() {
    runs(OF_ALL);
    RecordingRequest stream =
        new RecordingRequest(
            "request-2",
            RecordingKind.LIVE_STREAM,
            Optional.of("a"),
            Optional.empty(),
            Optional.empty());
    assertThat(room.asked(NOW, stream, OF_ALL, true))
        .endsWith(new Effect.Refuse(stream, Sentences.of(Phrase.BUSY)));
    RecordingRequest transcript =
        new RecordingRequest(
            "request-3",
            RecordingKind.TRANSCRIPTION,
            Optional.of("a"),
            Optional.empty(),
            Optional.empty());
    room.consentIs(NOW, "a", Set.of(RecordingKind.FILE, RecordingKind.TRANSCRIPTION));
    assertThat(room.asked(NOW, transcript, OF_ALL, true))
        .endsWith(new Effect.LetThrough(transcript));
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(phrase(FILE, OF_ALL, true)).isEqualTo(Phrase.NOT_PRESENT);
    room.joined(NOW, "a", YES);
    assertThat(phrase(FILE, OF_ALL, false)).isEqualTo(Phrase.UNCERTAIN);
    RecordingRequest silent =
        new RecordingRequest(
            "request-2", RecordingKind.FILE, Optional.of("a"), Optional.empty(), Optional.of(" "));
    assertThat(phrase(silent, allowed(withReason()), true)).isEqualTo(Phrase.REASON_MISSING);
    assertThat(
            phrase(
                FILE,
                new Ruling.Refused(
                    Ruling.Cause.RULE, Optional.of("ward"), Optional.of("Not here.")),
                true))
        .isEqualTo(Phrase.OPERATOR_SAYS);
  }

  @Test
  void itStopsWhenTheMeetingIsEncryptedTheRulesChangeOrItsInitiatorLeaves() {
    runs(OF_ALL);
    assertThat(room.reloaded(NOW, Map.of(RecordingKind.FILE, OF_ALL))).isEmpty();
    assertThat(room.encrypted(NOW))
        .containsExactly(new Effect.Stop(FILE, SESSION, EndReason.ENCRYPTED));
    // The first reason counts.
    assertThat(room.reloaded(NOW, Map.of())).isEmpty();
    assertThat(room.left(NOW, "a")).isEmpty();
  }

  @Test
  void whatWaitsIsJudgedByTheNewRules() {
    room.joined(NOW, "a", YES);
    room.joined(NOW, "b", NO);
    room.asked(NOW, FILE, allowed(startsWithin(Duration.ofMinutes(5))), true);
    assertThat(room.reloaded(NOW, Map.of())).containsExactly(new Effect.JudgeAgain(FILE));
    Ruling refused = new Ruling.Refused(Ruling.Cause.NO_RULE, Optional.empty(), Optional.empty());
    assertThat(room.asked(NOW, FILE, refused, true))
        .containsExactly(
            refused(2, "no-rule", Optional.empty()),
            new Effect.GiveUp(FILE),
            new Effect.Tell(Set.of("a"), Sentences.of(Phrase.NO_RULE)));
    assertThat(room.isIdle()).isTrue();
  }

  @Test
  void theEndOfAnotherKindIsNotItsOwn() {
    runs(OF_ALL);
    room.joined(NOW, "b", NO);
    assertThat(room.hostEnded(NOW, RecordingKind.LIVE_STREAM, Optional.empty(), false)).isEmpty();
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, Optional.of("session-0"), false)).isEmpty();
    assertThat(room.isIdle()).isFalse();
  }

  @Test
  void aStopBeforeTheHostNamedTheSessionIsSaidAgainWithIt() {
    room.joined(NOW, "a", YES);
    room.asked(NOW, FILE, OF_ALL, true);
    assertThat(room.left(NOW, "a"))
        .containsExactly(new Effect.Stop(FILE, Optional.empty(), EndReason.INITIATOR_LEFT));
    assertThat(room.hostStarted(NOW, RecordingKind.FILE, "session-1"))
        .contains(new Effect.Stop(FILE, SESSION, EndReason.INITIATOR_LEFT));
  }

  @Test
  void whatNobodyLetThroughIsStoppedAndPutInQuarantine() {
    room.joined(NOW, "a", NO);
    List<Effect> effects = room.hostStarted(NOW, RecordingKind.FILE, "session-1");
    assertThat(effects).startsWith(new Effect.Mute(Set.of("a")));
    assertThat(effects)
        .filteredOn(Effect.Stop.class::isInstance)
        .singleElement()
        .extracting(stop -> ((Effect.Stop) stop).reason())
        .isEqualTo(EndReason.UNEXPECTED);
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false))
        .startsWith(new Effect.Unmute(Set.of("a")))
        .anyMatch(Effect.PutInQuarantine.class::isInstance);
  }

  @Test
  void whatIsFoundInTheRoomAfterARestartIsPutOutAndItsRecordingInQuarantine() {
    room.joined(NOW, "a", NO);
    room.joined(NOW, "b", NO);
    assertThat(room.recorderIsThere(NOW, recorder("recorder-1", SESSION)))
        .startsWith(new Effect.Mute(Set.of("a", "b")))
        .contains(new Effect.PutOut(Set.of("recorder-1")))
        .noneMatch(Effect.Stop.class::isInstance);
    assertThat(room.consentIs(NOW, "a", YES)).isEmpty();
    assertThat(room.timePassed(room.nextDue().orElseThrow()))
        .contains(new Effect.PutOut(Set.of("recorder-1")))
        .anyMatch(Effect.AlertNotStopped.class::isInstance);
    assertThat(room.recorderLeft(NOW, "recorder-1"))
        .startsWith(new Effect.Unmute(Set.of("a", "b")))
        .filteredOn(Effect.PutInQuarantine.class::isInstance)
        .singleElement()
        .extracting(each -> ((Effect.PutInQuarantine) each).reasons())
        .isEqualTo(Set.of(Quarantine.UNWATCHED));
    assertThat(room.isIdle()).isTrue();
  }

  @Test
  void itGoesOnUntilWhatRecordsItHasLeft() {
    runs(OF_ALL);
    room.recorderIsThere(NOW, recorder("recorder-1", SESSION));
    assertThat(room.joined(NOW, "b", NO)).contains(new Effect.Mute(Set.of("b")));
    assertThat(room.hostEnded(NOW, RecordingKind.FILE, SESSION, false)).isEmpty();
    assertThat(room.timePassed(NOW.plus(Recording.TO_STOP)))
        .contains(new Effect.PutOut(Set.of("recorder-1")));
    assertThat(room.recorderLeft(NOW, "recorder-1"))
        .startsWith(new Effect.Unmute(Set.of("b")))
        .contains(note(What.STOPPED, SESSION, 2, "host"));
    assertThat(room.isIdle()).isTrue();
  }

  @Test
  void nobodyIsForwardedWhileARecorderOfSomethingElseIsThere() {
    runs(OF_ALL);
    room.recorderIsThere(NOW, recorder("recorder-1", Optional.empty()));
    assertThat(room.recorderIsThere(NOW, recorder("recorder-2", Optional.of("session-2"))))
        .containsExactly(new Effect.Mute(Set.of("a")), new Effect.PutOut(Set.of("recorder-2")));
    assertThat(room.recorderLeft(NOW, "recorder-2"))
        .containsExactly(new Effect.Unmute(Set.of("a")));
  }

  @Test
  void aRecorderThatSaysLaterThatItBelongsToSomethingElseIsPutOut() {
    runs(OF_ALL);
    room.recorderIsThere(NOW, recorder("recorder-1", Optional.empty()));
    assertThat(room.recorderIsThere(NOW, recorder("recorder-1", Optional.of("session-2"))))
        .contains(new Effect.PutOut(Set.of("recorder-1")));
  }

  private static Recorder recorder(String id, Optional<String> session) {
    return new Recorder(id, Optional.of(RecordingKind.FILE), session);
  }

  private void runs(Ruling ruling) {
    room.joined(NOW, "a", YES);
    room.asked(NOW, FILE, ruling, true);
    room.hostStarted(NOW, RecordingKind.FILE, "session-1");
  }

  private Phrase phrase(RecordingRequest request, Ruling ruling, boolean certain) {
    List<Effect> effects = room.asked(NOW, request, ruling, certain);
    return ((Effect.Refuse) effects.get(effects.size() - 1)).messages().get(0).phrase();
  }

  private static RecordingRequest file(String id) {
    return new RecordingRequest(
        id,
        RecordingKind.FILE,
        Optional.of("a"),
        Optional.of("participant-1"),
        Optional.of("minutes"));
  }

  private static Ruling allowed(Requirements requirements) {
    return new Ruling.Allowed("rule", requirements);
  }

  private static Effect note(What what, int present, String reason) {
    return note(what, Optional.empty(), present, reason);
  }

  private static Effect note(What what, Optional<String> session, int present, String reason) {
    return new Effect.Note(what, FILE, session, Optional.of("rule"), reason, present);
  }

  private static Effect refused(int present, String reason, Optional<String> rule) {
    return new Effect.Note(What.REFUSED, FILE, Optional.empty(), rule, reason, present);
  }

  private static Requirements startsWithin(Duration time) {
    return requirements(
        Optional.of(time), Optional.empty(), Optional.empty(), Optional.empty(), false, Set.of());
  }

  private static Requirements onLateJoiner(LateJoiner what) {
    return requirements(
        Optional.empty(), Optional.of(what), Optional.empty(), Optional.empty(), false, Set.of());
  }

  private static Requirements onWithdrawal(Withdrawal what) {
    return requirements(
        Optional.empty(), Optional.empty(), Optional.of(what), Optional.empty(), false, Set.of());
  }

  private static Requirements quarantines(Optional<Duration> lasts, Quarantine what) {
    return requirements(
        Optional.empty(), Optional.empty(), Optional.empty(), lasts, false, Set.of(what));
  }

  private static Requirements withReason() {
    return requirements(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, Set.of());
  }

  private static Requirements requirements(
      Optional<Duration> startsWithin,
      Optional<LateJoiner> lateJoiner,
      Optional<Withdrawal> withdrawal,
      Optional<Duration> lasts,
      boolean reason,
      Set<Quarantine> quarantine) {
    return new Requirements(
        ConsentNeed.ALL,
        Optional.empty(),
        startsWithin,
        lateJoiner,
        withdrawal,
        lasts,
        Optional.empty(),
        reason,
        quarantine);
  }
}
