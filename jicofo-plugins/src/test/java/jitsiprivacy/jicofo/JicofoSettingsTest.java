package jitsiprivacy.jicofo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JicofoSettingsTest {

  @TempDir private Path directory;

  private JicofoSettings read(String text) throws IOException {
    return new JicofoSettings(Files.writeString(directory.resolve("j.conf"), text).toString());
  }

  @Test
  void readsWhatJicofoReads() throws IOException {
    JicofoSettings settings =
        read(
            """
            jicofo {
              xmpp.trusted-domains = [ "auth.a" ]
              visitors.enabled = true
              jigasi.brewery-jid = "jigasi@a"
              transcription.url-template = "wss://a"
              health.room-name-prefix = "checks"
            }
            """);
    assertThat(settings.trustedDomains()).containsExactly("auth.a");
    assertThat(settings.hasVisitors()).isTrue();
    assertThat(settings.hasJigasi()).isTrue();
    assertThat(settings.hasTranscription()).isTrue();
    assertThat(settings.healthRoomPrefix()).isEqualTo("checks");
  }

  @Test
  void trustsNobodyWhereNothingIsSaid() throws IOException {
    for (JicofoSettings settings :
        new JicofoSettings[] {
          read(""), read("jicofo {"), new JicofoSettings(null), new JicofoSettings("/none.conf")
        }) {
      assertThat(settings.trustedDomains()).isEmpty();
      assertThat(settings.healthRoomPrefix()).isEqualTo("__jicofo-health-check");
      assertThat(settings.hasVisitors()).isFalse();
      assertThat(settings.hasJigasi()).isFalse();
      assertThat(settings.hasTranscription()).isFalse();
    }
  }
}
