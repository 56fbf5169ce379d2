package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence before effect, and no effect without evidence. */
class LedgerScenarios {

  private static final String TROUBLE = "cannot be written";

  private final String room = "room-" + UUID.randomUUID();
  private Deployment deployment;
  private Bridge bridge;
  private LedgerFile ledger;
  private Participant p1;
  private Participant p2;

  @BeforeEach
  void twoMeet() {
    deployment =
        Deployment.create().guardedBy(Installed.AGENT, "consent-gate.enabled = true").start();
    bridge = deployment.bridge();
    ledger = new LedgerFile(deployment.stateDirectory());
    p1 = deployment.participant("participant-1").join(room);
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void nothingIsReleasedBeforeTheGrantIsWritten() throws Exception {
    grantAndAwaitEffect(p1);
    Connection lock = ledger.locked();
    p2.consents("conference", "");
    deployment.awaitFocusStatus("locked");
    assertHeldBack(p2);

    Instant released = Instant.now();
    lock.close();
    bridge.awaitForceMute(p2, NOTHING);
    assertThat(ledger.count("GRANTED")).isEqualTo(2);
    assertThat(BridgeRequest.about(p2, deployment.focusWire()))
        .filteredOn(request -> request.mute().filter(NOTHING::equals).isPresent())
        .isNotEmpty()
        .allMatch(request -> request.at().isAfter(released));
  }

  @Test
  void aGrantThatWasEffectiveOutlivesTheFocus() throws Exception {
    p1.consents("conference", "");
    awaiting("the effect on the wire")
        .until(
            () ->
                BridgeRequest.about(p1, deployment.focusWire()).stream()
                    .anyMatch(request -> request.mute().filter(NOTHING::equals).isPresent()));
    deployment.focus().kill();
    assertThat(ledger.count("GRANTED")).isEqualTo(1);
  }

  @Test
  void whileTheDiskIsFullTheGateStaysShutAndWithdrawalsActAndThenItRecovers() throws Exception {
    grantAndAwaitEffect(p1);
    // The ledger's files are longer than this already, so that they cannot grow; the status fits.
    deployment.focus().limitFileSize(ServerProcess.FULL);

    p2.consents("conference", "");
    deployment.awaitFocusStatus(TROUBLE);
    assertHeldBack(p2);
    p1.consents("", "conference");
    bridge.awaitForceMute(p1, EVERYTHING);
    assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    assertThat(ledger.count("GRANTED")).isEqualTo(1);

    deployment.focus().limitFileSize("unlimited");
    bridge.awaitForceMute(p2, NOTHING);
    deployment.awaitNotInFocusStatus(TROUBLE);
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
    assertThat(ledger.count("GRANTED")).isEqualTo(2);
    assertThat(ledger.count("WITHDRAWN")).isEqualTo(1);
    assertThat(deployment.focus().running()).isTrue();
  }

  @Test
  void withoutItsLedgerTheGateStaysShutAndSaysSo() throws Exception {
    ledger.replaceByDirectory();
    p1.consents("conference", "");
    deployment.awaitFocusStatus(TROUBLE);
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);

    Files.delete(ledger.path());
    bridge.awaitForceMute(p1, NOTHING);
    deployment.awaitNotInFocusStatus(TROUBLE);
    p1.consents("", "conference");
    bridge.awaitForceMute(p1, EVERYTHING);

    // Lost while in use.
    ledger.replaceByDirectory();
    p1.consents("conference", "");
    deployment.awaitFocusStatus(TROUBLE);
    assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
  }

  private void grantAndAwaitEffect(Participant participant) {
    participant.consents("conference", "");
    bridge.awaitForceMute(participant, NOTHING);
  }

  /** Whoever comes now, comes to the bridge after a release that is on its way already. */
  private void assertHeldBack(Participant participant) {
    try (Participant later = deployment.participant("participant-3").join(room)) {
      later.awaitInvitation();
      assertThat(bridge.forceMute(participant)).contains(EVERYTHING);
    }
  }
}
