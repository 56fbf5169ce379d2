package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jitsiprivacy.host.reference.MethodReference;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Jitsi that lacks what a guard was built against. */
class ClosedGuardScenarios {

  private static final String GUARDS =
      "consent-gate.enabled = true, recording-guard.enabled = true";

  @TempDir Path directory;
  private Path agent;

  @BeforeEach
  void unfit() throws Exception {
    agent = unfit("pack", "consent-gate");
  }

  private Path unfit(String copy, String guard) throws Exception {
    return InstallationCopy.in(directory.resolve(copy))
        .referring(
            guard,
            new MethodReference(
                "org/jitsi/xmpp/extensions/colibri2/ForceMute",
                "getScreenshare",
                "()Z",
                false,
                false))
        .agent();
  }

  @Test
  void theGuardIsClosedAndSaysWhyAndNobodyMeets() {
    try (Deployment deployment = Deployment.create().guardedBy(agent, GUARDS).start()) {
      assertNamed(deployment, "closed");

      Answer refused = deployment.participant("participant-1").requestConference("closed");
      assertThat(refused.condition()).contains(Condition.service_unavailable);
      assertThat(refused.text().orElse("")).contains("consent-gate of this server cannot work");
      assertThat(deployment.focusWire().sent())
          .noneMatch(sent -> sent.stanza().contains("<conference-modify"));
      assertThat(deployment.focus().running()).isTrue();
    }
  }

  /** The answer is the focus's own business, but it is in no room. */
  @Test
  void askingOverHttpIsNoWayAround() {
    try (Deployment deployment = Deployment.create().guardedBy(agent, GUARDS).start()) {
      deployment.focusRest().requestConference("closed");
      assertThat(deployment.focusWire().sent())
          .noneMatch(sent -> sent.stanza().contains(Domains.room("closed").toString()));
      assertThat(deployment.focus().running()).isTrue();
    }
  }

  @Test
  void whoeverAsksOverHttpMeetsBehindTheGateWhereItWorks() {
    try (Deployment deployment = Deployment.create().guardedBy(Installed.AGENT, GUARDS).start()) {
      assertThat(deployment.focusRest().requestConference("open")).isEqualTo(200);
      assertThat(deployment.focusWire().sent())
          .anyMatch(sent -> sent.stanza().contains(Domains.room("open").toString()));
    }
  }

  @Test
  void whereTheRecordingGuardAloneIsClosedMeetingsGoOnAndNothingIsRecorded() throws Exception {
    Path other = unfit("other", "recording-guard");
    try (Deployment deployment = Deployment.create().guardedBy(other, GUARDS).start();
        ScriptedJibri jibri = deployment.jibri()) {
      Participant p1 = deployment.participant("participant-1").join("closed").awaitModerator();
      Participant p2 = deployment.participant("participant-2").join("closed");
      p1.awaitInvitation();
      p2.awaitInvitation();

      Answer recording = p1.startRecording();
      assertThat(recording.condition()).contains(Condition.service_unavailable);
      assertThat(recording.text().orElse(""))
          .contains("recording-guard of this server cannot work");
      assertThat(jibri.orders()).isEmpty();
      assertThat(deployment.focus().running()).isTrue();
    }
  }

  @Test
  void withOnFaultAllowMeetingsGoOnLoudlyUnprotected() {
    try (Deployment deployment =
        Deployment.create().guardedBy(agent, "on-fault = allow, " + GUARDS).start()) {
      assertNamed(deployment, "unprotected");

      Participant p1 = deployment.participant("participant-1").join("open");
      Participant p2 = deployment.participant("participant-2").join("open");
      p1.awaitInvitation();
      p2.awaitInvitation();
      assertThat(deployment.bridge().forceMute(p1)).contains(NOTHING);
      assertThat(deployment.bridge().forceMute(p2)).contains(NOTHING);
    }
  }

  /** With the missing member, where an operator looks. */
  private static void assertNamed(Deployment deployment, String state) {
    deployment.awaitFocusStatus("\"state\" : \"" + state + "\"");
    for (String text : new String[] {deployment.focusStatus(), deployment.focus().log()}) {
      assertThat(text)
          .contains(state)
          .contains("org.jitsi.xmpp.extensions.colibri2.ForceMute")
          .contains("getScreenshare")
          .contains("needs consent-gate, which cannot run");
    }
    assertThat(deployment.focus().log()).contains("SEVERE").contains("ALERT");
  }
}
