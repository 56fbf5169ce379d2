package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.recording.Transcription.hasConnect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestTrail;
import org.jitsi.xmpp.extensions.colibri2.Connect.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports where the audit trail is on. */
class RecordedExportTest {

  private static final String RECORDER = "wss://recorder.example/";

  @TempDir Path directory;
  private TestTrail trail;
  private TestFocus focus;
  private Transcription jitsi;

  @BeforeEach
  void oneAgrees() throws Exception {
    trail = new TestTrail(directory).make();
    focus = TestFocus.with(trail.trail());
    jitsi = new Transcription(focus);
    focus.comes("p1");
    focus.agrees("p1", RECORDING);
  }

  @AfterEach
  void close() throws Exception {
    focus.close();
    trail.trail().close();
  }

  private List<AuditEvent> recordings() throws Exception {
    return trail.events().stream().filter(e -> e.kind().startsWith("recording.")).toList();
  }

  @Test
  void itBeginsOnceItIsOnRecord() throws Exception {
    try (FileChannel lock = trail.locked()) {
      assertThat(lock.isOpen()).isTrue();
      assertThat(hasConnect(jitsi.connects("r", Types.RECORDER, RECORDER))).isFalse();
      assertThat(jitsi.ours()).isEmpty();
    }
    await().until(() -> !jitsi.ours().isEmpty());
    assertThat(recordings().get(0).kind()).isEqualTo("recording.allowed");
    assertThat(recordings().get(0).text("mode")).contains("multitrack-export");
    await().until(() -> recordings().size() == 2);
    assertThat(recordings().get(1).kind()).isEqualTo("recording.started");
    jitsi.bridgeAnswers(Optional.empty());
    jitsi.expires("r");
    assertThat(jitsi.ours()).hasSize(2);
    jitsi.bridgeAnswers(Optional.empty());
    await().until(() -> recordings().size() == 3);
    assertThat(recordings().get(2).kind()).isEqualTo("recording.stopped");
  }

  @Test
  void whatIsRefusedIsOnRecord() throws Exception {
    focus.comes("p2");
    jitsi.connects("r", Types.RECORDER, RECORDER);
    await().until(() -> recordings().size() == 1);
    assertThat(recordings().get(0).kind()).isEqualTo("recording.refused");
    assertThat(recordings().get(0).text("reason")).contains("consent-missing");
  }
}
