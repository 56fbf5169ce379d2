package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jibris that crash, stay or come at the wrong time, and a focus that is killed. */
class JibriScenarios {

  private Deployment deployment;
  private Bridge bridge;
  private ScriptedJibri jibri;
  private String room;

  /** The moderator, who agreed to be recorded. */
  private Participant asks;

  /** Did not agree. */
  private Participant silent;

  @BeforeEach
  void start() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "consent-gate.enabled = true, recording-guard { enabled = true, rules = [ { name ="
                    + " all, require.consent = exclude-unconsenting } ] }")
            .start();
    bridge = deployment.bridge();
    jibri = deployment.jibri();
    room = "r-" + UUID.randomUUID();
    asks = deployment.participant("participant-1").join(room).awaitModerator();
    silent = deployment.participant("participant-2").join(room);
    asks.consents("conference,recording", "");
    silent.consents("conference", "");
    bridge.awaitForceMute(asks, NOTHING);
    bridge.awaitForceMute(silent, NOTHING);
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  private Answer runs() {
    Answer answer = asks.startRecording();
    assertThat(answer.refused()).isFalse();
    asks.awaitRecording();
    awaiting("a Jibri in the room").until(jibri::isInMeeting);
    assertThat(bridge.forceMute(silent)).contains(EVERYTHING);
    return answer;
  }

  @Test
  void whereOneCrashesAnotherGoesOnAndSoDoesWhatItMayNotRecord() {
    runs();
    ScriptedJibri other = deployment.jibri();
    jibri.crash();
    awaiting("the other one").until(other::isInMeeting);
    assertThat(bridge.forceMute(silent)).contains(EVERYTHING);
    asks.leave();
    awaiting("its order to stop").until(() -> other.orders().contains(Action.STOP));
    bridge.awaitForceMute(silent, NOTHING);
  }

  @Test
  void whereTheLastOneCrashesItHasEnded() {
    runs();
    jibri.crash();
    bridge.awaitForceMute(silent, NOTHING);
    awaiting("they are told").until(() -> isTold("has ended"));
  }

  private boolean isTold(String what) {
    asks.roundTripToFocus();
    return asks.systemMessages().stream().anyMatch(line -> line.contains(what));
  }

  @Test
  void oneThatStaysIsPutOutAndNobodyIsInItUntilThen() {
    Answer start = runs();
    jibri.goDeaf();
    asks.stopRecording(start);
    assertThat(jibri.isInMeeting()).isTrue();
    assertThat(bridge.forceMute(silent)).contains(EVERYTHING);
    awaiting("it is put out").until(() -> !jibri.isInMeeting());
    jibri.endsByItself(); // Older releases wait for its answer.
    bridge.awaitForceMute(silent, NOTHING);
  }

  @Test
  void oneThatIsThereWhenTheFocusComesBackIsPutOut() {
    runs();
    deployment.killAndRestartFocus();
    asks.awaitFocus(false);
    asks.requestConferenceAgain().awaitFocus(true);
    awaiting("it is put out").until(() -> !jibri.isInMeeting());
    bridge.awaitForceMute(silent, NOTHING);
    awaiting("the operator is told")
        .until(() -> deployment.focusStatus().contains("put out of a room"));
  }

  @Test
  void rulesThatTheOperatorChangesEndIt() throws Exception {
    runs();
    Path file = deployment.focusConfiguration();
    Files.writeString(
        file,
        Files.readString(file)
            .replace("name = all,", "name = all, allow = false,")
            .replace(", require.consent = exclude-unconsenting", ""));
    awaiting("the order to stop").until(() -> jibri.orders().contains(Action.STOP));
    bridge.awaitForceMute(silent, NOTHING);
    assertThat(asks.startRecording().refused()).isTrue();
  }

  @Test
  void ofTwoStartsAtOnceOneIsLetThrough() {
    List<Answer> answers =
        Stream.of(1, 2)
            .map(each -> CompletableFuture.supplyAsync(asks::startRecording))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).filteredOn(Answer::refused).hasSize(1);
    asks.awaitRecording();
    assertThat(jibri.orders()).containsExactly(Action.START);
  }

  /** Before anybody knows whether it runs. */
  @Test
  void aStopRightAfterTheStart() {
    Answer start = asks.startRecording();
    assertThat(start.refused()).isFalse();
    asks.stopRecording(start);
    awaiting("the order to stop").until(() -> jibri.orders().contains(Action.STOP));
    awaiting("its participant leaves").until(() -> !jibri.isInMeeting());
    bridge.awaitForceMute(silent, NOTHING);
    // Until Jicofo has heard that the Jibri is idle again, there is none for it.
    awaiting("another one starts").until(() -> !asks.startRecording().refused());
    bridge.awaitForceMute(silent, EVERYTHING);
  }
}
