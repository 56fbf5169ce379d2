package jitsiprivacy.testbed.demo;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.testbed.BridgeState.ForceMute;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.Participant;
import jitsiprivacy.testbed.ScriptedJibri;
import org.jivesoftware.smack.packet.IQ;

/** A meeting of three, from joining to an allowed recording. Ends with 0 when all went as told. */
public final class Demo {

  private final Deployment deployment;
  private final Timeline timeline = new Timeline(System.out);

  private Demo(Deployment deployment) {
    this.deployment = deployment;
  }

  public static void main(String[] arguments) {
    Path agent =
        Path.of(System.getProperty("jitsiprivacy.install"), "usr/share/jitsi-privacy/agent.jar")
            .toAbsolutePath();
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(
                agent,
                "consent-gate { enabled = true, gate = publish }, recording-guard.enabled = true")) {
      System.out.println("Starting Prosody, a bridge and a focus, both with the agent …");
      deployment.start();
      new Demo(deployment).play();
    }
    System.exit(0); // Smack's threads would linger.
  }

  private void play() {
    try (ScriptedJibri jibri = deployment.jibri();
        Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2");
        Participant p3 = deployment.participant("participant3")) {
      List<Participant> all = List.of(p1, p2, p3);

      timeline.chapter("Three participants join. Nobody has agreed.");
      all.forEach(participant -> participant.join("demo"));
      all.forEach(
          participant -> {
            participant.awaitInvitation();
            timeline.saw(participant.endpointId(), "is in the room and has a session");
            timeline.saw(participant.endpointId(), "reads " + participant.systemMessages().get(0));
            bridgeDrops(participant, ForceMute.EVERYTHING);
          });
      timeline.saw(
          p1.endpointId(),
          "may not go peer to peer: the focus speaks of " + p1.visitorCount() + " visitors");

      timeline.chapter("participant1 agrees to the meeting and to a recording.");
      p1.consents("conference,recording", "");
      bridgeDrops(p1, ForceMute.NOTHING);
      bridgeDrops(p2, ForceMute.EVERYTHING);

      timeline.chapter("participant2 refuses, and changes their mind.");
      p2.consents("", "conference,recording");
      bridgeDrops(p2, ForceMute.EVERYTHING);
      p2.consents("conference", "recording");
      bridgeDrops(p2, ForceMute.NOTHING);

      timeline.chapter("participant1 asks for a recording. Two have not agreed to one.");
      IQ refused = p1.startRecording();
      expect(refused.getType() == IQ.Type.error, "the recording was not refused");
      timeline.saw("focus", "answers: " + Participant.textOf(refused));
      expect(jibri.requests().isEmpty(), "the Jibri was asked");
      timeline.saw("jibri", "was asked nothing");

      timeline.chapter("Everybody agrees.");
      p2.consents("conference,recording", "");
      p3.consents("conference,recording", "");
      bridgeDrops(p3, ForceMute.NOTHING);
      await().until(() -> p1.visitorCount() == 0);
      timeline.saw("focus", "no longer holds them from going peer to peer");
      IQ allowed = p1.startRecording();
      expect(allowed.getType() == IQ.Type.result, "the recording was refused");
      timeline.saw("jibri", "was asked to " + jibri.requests().get(0));

      timeline.chapter("participant3 withdraws.");
      p3.consents("", "conference,recording");
      bridgeDrops(p3, ForceMute.EVERYTHING);
    }
  }

  private void bridgeDrops(Participant participant, ForceMute mute) {
    await().until(() -> deployment.bridge().forceMute(participant).orElse(null), mute::equals);
    timeline.saw(
        "bridge",
        (mute.audio() ? "drops" : "forwards") + " what " + participant.endpointId() + " sends");
  }

  private static void expect(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalStateException(otherwise);
    }
  }
}
