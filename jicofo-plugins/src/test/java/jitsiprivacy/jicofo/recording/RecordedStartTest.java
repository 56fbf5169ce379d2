package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestTrail;
import jitsiprivacy.jicofo.room.Restriction;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Starts of recordings where the audit trail is on. */
class RecordedStartTest {

  @TempDir Path directory;
  private TestTrail trail;
  private TestFocus focus;

  @BeforeEach
  void oneAgrees() throws Exception {
    trail = new TestTrail(directory).make();
    focus = TestFocus.with(trail.trail());
    focus.comes("p1");
    focus.agrees("p1", RECORDING);
  }

  @AfterEach
  void close() throws Exception {
    focus.close();
    trail.trail().close();
  }

  private static JibriIq request(Jid from) {
    return Jibri.request(from, "id");
  }

  private Verdict start() {
    return ask(request(TestFocus.jid(ROOM, "p1")));
  }

  private Verdict ask(JibriIq request) {
    return focus.get(JibriDoor.class).intercept(request, focus.wire());
  }

  private List<AuditEvent> recordings() throws Exception {
    return trail.events().stream().filter(e -> e.kind().startsWith("recording.")).toList();
  }

  private ErrorIQ awaitError() {
    await().until(() -> !focus.wire().sent(ErrorIQ.class).isEmpty());
    return focus.wire().sent(ErrorIQ.class).get(0);
  }

  @Test
  void theHostGetsAnAllowedStartOnceItIsOnRecord() throws Exception {
    JibriIq request = request(TestFocus.jid(ROOM, "p1"));
    try (FileChannel lock = trail.locked()) {
      assertThat(lock.isOpen()).isTrue();
      assertThat(ask(request)).isEqualTo(Verdict.drop());
      assertThat(focus.wire().delivered()).isEmpty();
    }
    await().until(() -> !focus.wire().delivered().isEmpty());
    assertThat(focus.wire().delivered()).containsExactly(request);
    AuditEvent event = recordings().get(0);
    assertThat(event.kind()).isEqualTo("recording.allowed");
    assertThat(event.room()).contains(trail.pseudonyms().room(ROOM.toString()));
    assertThat(event.subject()).isEmpty();
    assertThat(event.text("mode")).contains("file");
  }

  /** By the rule it goes on without them. */
  @Test
  void whoTakesConsentBackMeanwhileIsMutedBeforeItStarts() throws Exception {
    JibriIq request = request(TestFocus.jid(ROOM, "p1"));
    try (FileChannel lock = trail.locked()) {
      assertThat(lock.isOpen()).isTrue();
      assertThat(ask(request)).isEqualTo(Verdict.drop());
      focus.withdraws("p1");
      assertThat(focus.occupant("p1").restriction()).isEqualTo(Restriction.MUTED);
      assertThat(focus.wire().delivered()).isEmpty();
    }
    await().until(() -> !focus.wire().delivered().isEmpty());
    assertThat(focus.occupant("p1").restriction()).isEqualTo(Restriction.MUTED);
  }

  @Test
  void whatCannotBePutOnRecordIsRefusedWithAText() throws Exception {
    trail.breaks();
    assertThat(start()).isEqualTo(Verdict.drop());
    ErrorIQ error = awaitError();
    assertThat(error.getError().getCondition()).isEqualTo(Condition.service_unavailable);
    assertThat(error.getError().getDescriptiveText("en")).contains("put on record");
    assertThat(focus.wire().delivered()).isEmpty();
    trail.mends();
    // That it came to nothing may be on record already, or is later.
    assertThat(recordings())
        .extracting(AuditEvent::kind)
        .doesNotContain("recording.allowed", "recording.started");
  }

  @Test
  void aRefusalIsRecordedRightAfterAndWaitsWhileItCannotBe() throws Exception {
    focus.comes("p2");
    assertThat(start()).isEqualTo(Verdict.drop());
    await().until(() -> recordings().size() == 1);
    AuditEvent event = recordings().get(0);
    assertThat(event.kind()).isEqualTo("recording.refused");
    assertThat(event.text("reason")).contains("consent-missing");
    assertThat(event.text("rule")).contains("everybody-agreed");

    trail.breaks();
    start();
    start();
    focus.leaves("p2");
    start();
    await().until(() -> focus.wire().sent(ErrorIQ.class).size() == 4); // All have been tried.
    trail.mends();
    focus.timePasses();
    await().until(() -> recordings().size() >= 3);
    assertThat(recordings())
        .extracting(AuditEvent::kind)
        .doesNotContain("recording.allowed", "recording.started");
  }

  @Test
  void whoIsInNoMeetingLeavesNoTrace() throws Exception {
    assertThat(ask(request(JidCreate.fromOrThrowUnchecked("p1@a/1"))))
        .isInstanceOf(Verdict.Answer.class);
    assertThat(ask(request(null))).isInstanceOf(Verdict.Answer.class);
    focus.comes("p2");
    assertThat(start()).isEqualTo(Verdict.drop());
    await().until(() -> !recordings().isEmpty());
    assertThat(recordings()).hasSize(1);
  }
}
