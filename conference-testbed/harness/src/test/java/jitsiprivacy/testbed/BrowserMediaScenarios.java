package jitsiprivacy.testbed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two browsers with the stock client's library, the real bridge between them, and real sound and
 * pictures: what arrives before the answer in the dialog, after it, and after it was taken back.
 */
class BrowserMediaScenarios {

  /** In packets, of which there are 50 a second. */
  private static final int FIVE_SECONDS = 250;

  private static final int TWO_SECONDS = 100;

  /** Counting is work for the browsers, which have enough of it. */
  private static final Duration SELDOM = Duration.ofMillis(200);

  private static Deployment deployment;
  private static Browsers browsers;

  private final String room = "room-" + UUID.randomUUID();
  private BrowserParticipant speaker;
  private BrowserParticipant listener;

  @BeforeAll
  static void start() {
    Browsers.assumePossible();
    deployment =
        Deployment.create()
            .forBrowsers()
            .guardedBy(Installed.AGENT, "consent-gate.enabled = true")
            .start();
    browsers = Browsers.in(deployment);
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    if (deployment != null) {
      deployment.close();
    }
  }

  @BeforeEach
  void twoBrowsers() {
    listener = browsers.participant("listener");
    speaker = browsers.participant("speaker");
  }

  @AfterEach
  void hangUp() {
    speaker.close();
    listener.close();
  }

  @Test
  void theAnswerInTheDialogIsWhatReleasesSoundAndPictures() {
    meet(false);
    assertThat(speaker.muted()).as("nobody is muted by joining").isEqualTo(ForceMute.NOTHING);
    assertSilent("before the answer", FIVE_SECONDS);

    listener.watch();
    MediaCounts before = listener.counts();
    speaker.button("Accept all").click();
    awaitMedia(before);
    report();
    awaitMedia(listener.counts());
    assertThat(speaker.dialog()).isHidden();
    assertThat(speaker.control()).hasText("Privacy: consent given");
    assertThat(speaker.counts().in()).as("of the listener, who was asked as well").isZero();

    withdraws();
    assertThat(speaker.control()).hasText("Privacy: consent not given");
    speaker.unmutes();
    assertThat(speaker.muted()).isEqualTo(ForceMute.NOTHING);
    assertSilent("after the withdrawal, with the microphone on again", TWO_SECONDS);

    before = listener.counts();
    speaker.control().click();
    speaker.button("Accept all").click();
    awaitMedia(before);
  }

  @Test
  void twoBrowsersThatWouldRatherDoWithoutTheBridgeAreKeptFromIt() {
    meet(true);
    assertSilent("before the answer", FIVE_SECONDS);
    assertPeerToPeer(false);

    MediaCounts before = listener.counts();
    speaker.button("Accept all").click();
    awaitMedia(before);
    assertThat(speaker.counts().in()).as("of the listener, who was asked as well").isZero();
    assertPeerToPeer(false);

    // Were it not for the answers, this would have come at once.
    listener.button("Accept all").click();
    awaiting("peer to peer").until(() -> speaker.isPeerToPeer() && listener.isPeerToPeer());
    awaitMedia(listener.counts());

    withdraws();
    awaiting("the end of it").until(() -> !speaker.hasPeerToPeerSession());
    speaker.unmutes();
    assertSilent("after the withdrawal from peer to peer", TWO_SECONDS);
    assertPeerToPeer(false);
  }

  /** Both are in the room, send what they have, and were asked. */
  private void meet(boolean peerToPeer) {
    listener.join(room, peerToPeer);
    speaker.join(room, peerToPeer);
    listener.awaitConnected();
    speaker.awaitConnected();
    assertThat(speaker.dialog()).containsText("Nobody can hear or see you");
    assertThat(speaker.dialog()).isVisible();
  }

  private void withdraws() {
    speaker.control().click();
    speaker.button("Decline all").click();
    awaiting("force mute").until(speaker::forceMute, Optional.of(ForceMute.EVERYTHING)::equals);
    awaiting("the mute in its own interface, by the focus")
        .until(() -> speaker.muted().equals(ForceMute.EVERYTHING) && speaker.mutedByFocus());
  }

  /** The speaker goes on for a while, and nothing more of it arrives. */
  private void assertSilent(String when, int sound) {
    assertThat(speaker.forceMute()).contains(ForceMute.EVERYTHING);
    awaitSent(1); // What was sent before the bridge knew has arrived.
    MediaCounts before = listener.counts();
    long videoSent = speaker.counts().videoOut();
    awaitSent(sound);
    MediaCounts after = listener.counts();
    System.out.printf(
        "%s: listener %s -> %s, speaker sent %s%n", when, before, after, speaker.counts());
    assertThat(after.in()).as("packets " + when).isEqualTo(before.in());
    assertThat(speaker.counts().videoOut()).as("sent all the same").isGreaterThan(videoSent);
  }

  private void awaitSent(int packets) {
    long before = speaker.counts().audioOut();
    awaiting(packets + " packets of sound from the speaker")
        .pollInterval(SELDOM)
        .until(() -> speaker.counts().audioOut() >= before + packets);
  }

  /** Waits until the listener hears and sees more than before. */
  private void awaitMedia(MediaCounts before) {
    awaiting("sound and pictures")
        .pollInterval(SELDOM)
        .untilAsserted(
            () -> {
              MediaCounts now = listener.counts();
              assertThat(now.audioIn()).isGreaterThan(before.audioIn());
              assertThat(now.videoIn()).isGreaterThan(before.videoIn());
              assertThat(now.framesIn()).isGreaterThan(before.framesIn());
              assertThat(now.energyIn()).isGreaterThan(before.energyIn());
            });
  }

  private void assertPeerToPeer(boolean expected) {
    assertThat(speaker.hasPeerToPeerSession()).isEqualTo(expected);
    assertThat(listener.hasPeerToPeerSession()).isEqualTo(expected);
  }

  private void report() {
    Map<?, ?> first = listener.awaitFirstPackets();
    long clicked = speaker.clickedAt();
    first.forEach(
        (kind, at) ->
            System.out.printf(
                "from the click to the first packet of %s: %d ms%n",
                kind, ((Number) at).longValue() - clicked));
  }
}
