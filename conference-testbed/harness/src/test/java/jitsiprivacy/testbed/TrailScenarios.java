package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.entry.Pseudonym;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;

/** What happens in meetings is in the audit trail, and what cannot be put there does not happen. */
class TrailScenarios {

  private static final String GUARDS =
      "audit-trail.enabled = true, consent-gate.enabled = true,"
          + " recording-guard.enabled = true";

  private final String room = "room-" + UUID.randomUUID();

  private static Deployment deployment() {
    return Deployment.create().guardedBy(Installed.AGENT, GUARDS);
  }

  @Test
  void aMeetingIsInTheArchiveAsItHappened() throws Exception {
    try (Deployment deployment = deployment()) {
      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      Bridge bridge = deployment.bridge();
      try (ScriptedJibri jibri = deployment.jibri();
          Participant p1 = deployment.participant("participant-1").join(room).awaitModerator();
          Participant p2 = deployment.participant("participant-2").join(room)) {
        p1.awaitInvitation();
        p2.awaitInvitation();
        p1.consents("conference,recording", "");
        bridge.awaitForceMute(p1, NOTHING);
        p2.consents("conference", "recording");
        bridge.awaitForceMute(p2, NOTHING);
        Answer refused = p1.startRecording();
        assertThat(refused.condition()).contains(Condition.not_allowed);
        archive.await(EventKind.RECORDING_REFUSED, 1);
        p2.consents("conference,recording", "");
        awaiting("both agreed to be recorded").until(() -> recordable(archive) == 2);
        Answer allowed = p1.startRecording();
        assertThat(allowed.refused()).as("%s", allowed).isFalse();
        assertThat(jibri.orders()).containsExactly(Action.START);
        assertThat(archive.events(EventKind.RECORDING_ALLOWED)).as("by then").hasSize(1);
        archive.await(EventKind.RECORDING_STARTED, 1);
        p2.consents("", "conference,recording");
        bridge.awaitForceMute(p2, EVERYTHING);
        archive.await(EventKind.CONSENT_WITHDRAWN, 1);
        deployment.focus().stop();
        deployment.bridge().stop();

        ArchiveReport report = archive.assertWhole();
        assertThat(report.logs()).hasSize(1);
        assertThat(report.logs().get(0).pending()).as("signed for as they ended").isZero();
        Pseudonym meeting = archive.room(p1);
        Pseudonym first = archive.subject(p1);
        Pseudonym second = archive.subject(p2);
        // A real focus that ends says of what it records that it has failed.
        assertThat(decisions(archive.events()))
            .filteredOn(decision -> !decision.startsWith("recording.stopped"))
            .containsExactly(
                "consent.granted " + first + " [conference, recording]",
                "consent.refused " + second + " [recording]",
                "consent.granted " + second + " [conference]",
                "recording.refused by moderator, consent-missing",
                "consent.granted " + second + " [recording]",
                "recording.allowed by moderator",
                "recording.started by service",
                "consent.withdrawn " + second + " [conference, recording]");
        assertThat(archive.events())
            .filteredOn(event -> event.room().isPresent())
            .hasSizeGreaterThanOrEqualTo(7)
            .allMatch(event -> event.room().get().equals(meeting));
        assertThat(archive.events(EventKind.CONFIG_CHANGED))
            .extracting(event -> event.text("program").orElse(""))
            .contains("jicofo", "jvb");
      }
    }
  }

  private static long recordable(ArchiveFiles archive) {
    return archive.events(EventKind.CONSENT_GRANTED).stream()
        .filter(event -> purposes(event).contains("recording"))
        .count();
  }

  private static List<String> purposes(AuditEvent event) {
    return ((Fact.Texts) event.facts().get("purposes")).values();
  }

  /** What one participant decides at once is in one entry, unless the writer was very fast. */
  private static List<String> decisions(List<AuditEvent> events) {
    List<String> decisions = new ArrayList<>();
    String last = "";
    TreeSet<String> purposes = new TreeSet<>();
    for (AuditEvent event : events) {
      if (event.kind().startsWith("consent.")) {
        String who = event.kind() + " " + event.subject().orElseThrow();
        if (who.equals(last)) {
          decisions.remove(decisions.size() - 1);
        } else {
          purposes.clear();
        }
        last = who;
        purposes.addAll(purposes(event));
        decisions.add(who + " " + purposes);
      } else if (event.kind().startsWith("recording.")) {
        last = "";
        decisions.add(
            event.kind()
                + " by "
                + event.actor().id()
                + event.text("reason").map(reason -> ", " + reason).orElse(""));
      }
    }
    return decisions;
  }

  @Test
  void withoutAKeyNothingIsGrantedUntilSomebodyMakesOne() throws Exception {
    try (Deployment deployment = deployment().start();
        ScriptedJibri jibri = deployment.jibri()) {
      deployment.awaitFocusStatus("jitsi-privacy audit init NAME");
      awaiting("the same of the bridge")
          .until(() -> deployment.bridgeStatus().contains("jitsi-privacy audit init NAME"));
      Participant p1 = deployment.participant("participant-1").join(room).awaitModerator();
      Participant p2 = deployment.participant("participant-2").join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      p1.consents("conference,recording", "");
      p2.consents("conference,recording", "");
      deployment.awaitFocusStatus("no grant takes effect until it can");
      try (Participant later = deployment.participant("participant-3").join(room)) {
        later.awaitInvitation();
        assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
        assertThat(p1.startRecording().refused()).isTrue();
        later.leave();
      }
      p1.roundTripToFocus(); // It knows that they left.
      assertThat(deployment.focus().log()).contains("SEVERE").contains("audit init NAME");

      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.bridge().awaitForceMute(p2, NOTHING);
      deployment.awaitNotInFocusStatus("audit init");
      deployment.awaitNotInFocusStatus("no grant takes effect");
      Answer allowed = p1.startRecording();
      assertThat(allowed.refused()).as("%s", allowed).isFalse();
      assertThat(jibri.orders()).containsExactly(Action.START);
      archive.await(EventKind.GUARD_REOPENED, 1);
      archive.await(EventKind.RECORDING_REFUSED, 1);
      archive.assertWhole();
    }
  }

  @Test
  void aTrailThatIsNotOnIsAHoleThatIsNamed() {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT, "consent-gate.enabled = true, recording-guard.enabled = true")
            .start()) {
      deployment.awaitFocusStatus("audit-trail.enabled = false: who agreed to what");
      deployment.awaitFocusStatus("audit-trail.enabled = false: which recordings");
    }
  }

  @Test
  void whatFocusAndBridgeWroteIsWholeAfterBothAreKilledAndGoesOn() throws Exception {
    try (Deployment deployment = deployment()) {
      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      Participant p1 = deployment.participant("participant-1").join(room);
      Participant p2 = deployment.participant("participant-2").join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      // Both publish each second what the focus records meanwhile.
      for (int i = 1; i <= 20; i++) {
        p1.consents("conference", "");
        p2.consents("conference", "");
        archive.await(EventKind.CONSENT_GRANTED, 2 * i);
        p1.consents("", "conference");
        p2.consents("", "conference");
        archive.await(EventKind.CONSENT_WITHDRAWN, 2 * i);
      }
      p1.consents("conference", "");
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.focus().kill();
      deployment.bridge().kill();
      ArchiveReport left = archive.assertWhole();
      assertThat(archive.events(EventKind.CONSENT_GRANTED)).as("what had effect").hasSize(41);

      deployment.startProgramsAgain();
      awaiting("all to be published")
          .until(() -> archive.assertWhole().logs().get(0).pending() == 0);
      assertThat(archive.assertWhole().logs().get(0).published())
          .isGreaterThanOrEqualTo(entries(left));
      // The same settings as before are no news.
      assertThat(archive.events(EventKind.CONFIG_CHANGED)).hasSize(6);
    }
  }

  private static long entries(ArchiveReport report) {
    ArchiveReport.LogReport log = report.logs().get(0);
    return log.published() + log.pending();
  }
}
