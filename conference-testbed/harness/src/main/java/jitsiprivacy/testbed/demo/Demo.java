package jitsiprivacy.testbed.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jitsiprivacy.testbed.Answer;
import jitsiprivacy.testbed.BridgeRequest;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.ForceMute;
import jitsiprivacy.testbed.Participant;
import jitsiprivacy.testbed.ScriptedJibri;

/** A meeting of three, from joining to a withdrawal. Ends with 0 when all went as told. */
public final class Demo {

  private final Deployment deployment;
  private final Timeline timeline = new Timeline(System.out);
  private final Map<Participant, Integer> told = new HashMap<>();

  private Demo(Deployment deployment) {
    this.deployment = deployment;
  }

  public static void main(String[] arguments) {
    Path agent =
        Path.of(System.getProperty("jitsiprivacy.install"), "usr/share/jitsi-privacy/agent.jar")
            .toAbsolutePath();
    System.out.printf(
        "Starting Prosody, a focus and a bridge (%s), both with the agent.%n",
        System.getenv("JICOFO_HOME") == null ? "stand-ins" : "the real ones");
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(agent, "consent-gate.enabled = true," + " recording-guard.enabled = true")
            .start()) {
      new Demo(deployment).play();
    }
    System.exit(0); // Smack's threads would linger.
  }

  private void play() {
    try {
      meeting();
    } finally {
      timeline.end(); // Also what led to a failure.
    }
  }

  private void meeting() {
    ScriptedJibri jibri = deployment.jibri();
    Participant p1 = deployment.participant("participant-1");
    Participant p2 = deployment.participant("participant-2");
    Participant p3 = deployment.participant("participant-3");

    timeline.chapter("Three participants join. Nobody has agreed.");
    p1.join("demo").awaitModerator();
    timeline.saw(p1.name(), "enters the room as its moderator");
    for (Participant other : List.of(p2, p3)) {
      other.join("demo");
      timeline.saw(other.name(), "enters the room");
    }
    for (Participant each : List.of(p1, p2, p3)) {
      each.awaitInvitation();
      timeline.saw(
          each.name(),
          "has a session, and reads: "
              + each.messages().awaitChatLine("until you agree").replaceAll("\\s+", " "));
      bridgeComesTo(each, ForceMute.EVERYTHING);
    }
    expect(p1.visitorCount() > 0, "they may go peer to peer");
    timeline.saw(
        p1.name(),
        "goes peer to peer with nobody: the focus speaks of " + p1.visitorCount() + " visitors");

    timeline.chapter("participant-1 agrees to the meeting and to a recording.");
    consents(p1, "conference,recording", "");
    bridgeComesTo(p1, ForceMute.NOTHING);
    bridgeComesTo(p2, ForceMute.EVERYTHING);

    timeline.chapter("participant-2 refuses, and changes their mind.");
    consents(p2, "", "conference,recording");
    bridgeComesTo(p2, ForceMute.EVERYTHING);
    consents(p2, "conference", "recording");
    bridgeComesTo(p2, ForceMute.NOTHING);

    timeline.chapter("participant-1 asks for a recording. Two have not agreed to one.");
    Answer refused = p1.startRecording();
    expect(refused.refused(), "the recording was not refused");
    timeline.saw(p1.name(), "is answered: " + refused.text().orElse(""));
    expect(jibri.orders().isEmpty(), "the Jibri was asked");
    timeline.saw("jibri", "was asked nothing");

    timeline.chapter("Everybody agrees.");
    consents(p2, "conference,recording", "");
    consents(p3, "conference,recording", "");
    bridgeComesTo(p3, ForceMute.NOTHING);
    p1.awaitVisitors(false);
    timeline.saw(p1.name(), "may go peer to peer: the focus speaks of no visitors any more");
    Answer allowed = p1.startRecording();
    expect(!allowed.refused(), "the recording was refused: " + allowed);
    timeline.saw("jibri", "was asked to " + jibri.orders().get(0));

    timeline.chapter("participant-3 withdraws.");
    consents(p3, "", "conference,recording");
    bridgeComesTo(p3, ForceMute.EVERYTHING);
  }

  private void consents(Participant participant, String granted, String refused) {
    timeline.saw(
        participant.name(),
        "agrees to %s, refuses %s".formatted(orNothing(granted), orNothing(refused)));
    participant.consents(granted, refused);
  }

  /** What the bridge shows, after what the focus has told it since it was last asked. */
  private void bridgeComesTo(Participant participant, ForceMute mute) {
    deployment.bridge().awaitForceMute(participant, mute);
    timeline.saw("bridge", verb(mute.audio()) + "s what " + participant.name() + " sends");
    List<BridgeRequest> all = BridgeRequest.about(participant, deployment.focusWire());
    all.stream()
        .skip(told.getOrDefault(participant, 0))
        .filter(request -> request.create() || request.mute().isPresent())
        .forEach(request -> timeline.saw(request.at(), "focus", text(request, participant)));
    told.put(participant, all.size());
  }

  private static String text(BridgeRequest request, Participant participant) {
    return "tells %s to %s%s what %s sends"
        .formatted(
            request.bridge(),
            request.create() ? "make an endpoint, and " : "",
            verb(request.mute().orElse(ForceMute.NOTHING).audio()),
            participant.name());
  }

  private static String verb(boolean muted) {
    return muted ? "drop" : "forward";
  }

  private static String orNothing(String purposes) {
    return purposes.isEmpty() ? "nothing" : purposes.replace(",", " and ");
  }

  private static void expect(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalStateException(otherwise);
    }
  }
}
