package jitsiprivacy.jicofo.consent.channel;

import static jitsiprivacy.consent.Purpose.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestOptions;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When unmuting is agreeing to be recorded. */
class UnmuteChannelTest {

  private TestFocus focus = TestFocus.with(TestOptions::unmutingAgrees);

  @AfterEach
  void close() {
    focus.close();
  }

  private void recordingIs(JibriIq.Status status) {
    RecordingStatus recording = new RecordingStatus();
    recording.setStatus(status);
    Presence presence =
        StanzaBuilder.buildPresence()
            .to(TestFocus.jid(TestFocus.ROOM, "focus"))
            .addExtension(recording)
            .build();
    assertThat(focus.get(UnmuteChannel.class).intercept(presence, focus.wire()))
        .isEqualTo(Verdict.pass());
  }

  private static Presence muted(String nick, Boolean audio, Boolean video) {
    PresenceBuilder presence = TestFocus.presence(nick, nick + "@a/1");
    add(presence, "audio", audio);
    add(presence, "video", video);
    return presence.build();
  }

  private static void add(PresenceBuilder presence, String medium, Boolean muted) {
    if (muted != null) {
      presence.addExtension(
          StandardExtensionElement.builder(medium + "muted", "http://jitsi.org/jitmeet/" + medium)
              .setText(muted.toString())
              .build());
    }
  }

  private void says(Boolean audio, Boolean video) {
    focus.hears(muted("p1", audio, video));
    await().until(() -> focus.occupant("p1").arrival().isOver());
  }

  private ConsentState state() {
    return focus.occupant("p1").consent().standings().get(RECORDING).state();
  }

  @Test
  void unmutingWhileItIsRecordedAgrees() {
    says(true, true);
    recordingIs(JibriIq.Status.ON);
    says(true, false);
    assertThat(state()).isEqualTo(ConsentState.GRANTED);
    await().until(() -> focus.occupant("p1").consent().has(RECORDING));
    assertThat(focus.ledger()).extracting(ConsentRecord::cause).containsExactly(Cause.UNMUTE);
  }

  @Test
  void whoComesLateAndMutedAgreesByTheFirstUnmute() {
    recordingIs(JibriIq.Status.ON);
    says(true, true);
    says(false, true);
    assertThat(state()).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void onlyAfterTheRecordingHasBegunAndUntilItEnds() {
    says(true, true);
    recordingIs(JibriIq.Status.PENDING);
    says(false, true);
    assertThat(state()).isEqualTo(ConsentState.ASKED);
    recordingIs(JibriIq.Status.ON);
    says(false, true);
    assertThat(state()).as("unmuted before").isEqualTo(ConsentState.ASKED);
    recordingIs(JibriIq.Status.OFF);
    says(true, true);
    says(false, true);
    assertThat(state()).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void whoNeverSaidToBeMutedDoesNotUnmute() {
    recordingIs(JibriIq.Status.ON);
    says(null, null);
    says(false, false);
    assertThat(state()).isEqualTo(ConsentState.ASKED);
    says(null, true);
    says(false, null);
    assertThat(state()).as("nothing is said of the picture").isEqualTo(ConsentState.ASKED);
  }

  @Test
  void aRefusalIsNotUndoneByIt() {
    says(true, true);
    recordingIs(JibriIq.Status.ON);
    focus.comes("p1", TestFocus.statement("\"refused\":[\"recording\"]}"));
    assertThat(state()).isEqualTo(ConsentState.REFUSED);
    says(false, false);
    assertThat(state()).isEqualTo(ConsentState.REFUSED);
  }

  @Test
  void anotherRoomIsAnotherMatterAndSoIsOneThatIsOver() {
    says(true, true);
    recordingIs(JibriIq.Status.ON);
    focus.isOut();
    focus.enters(TestFocus.ROOM);
    says(true, true);
    says(false, false);
    assertThat(state()).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void whereItIsNotEnabledItMeansNothing() {
    focus.close();
    focus = TestFocus.with(options -> options);
    says(true, true);
    recordingIs(JibriIq.Status.ON);
    says(false, false);
    assertThat(state()).isEqualTo(ConsentState.ASKED);
  }
}
