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
              xmpp { trusted-domains = [ "auth.a" ], client.xmpp-domain = "a" }
              visitors.enabled = true
              transcription.url-template = "wss://a"
              translation.url-template = "wss://b"
              health.room-name-prefix = "checks"
            }
            """);
    assertThat(settings.trustedDomains()).containsExactly("auth.a");
    assertThat(settings.hasVisitors()).isTrue();
    assertThat(settings.xmppDomain()).contains("a");
    assertThat(settings.transcriptionUrl()).contains("wss://a");
    assertThat(settings.translationUrl()).contains("wss://b");
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
      assertThat(settings.xmppDomain()).isEmpty();
      assertThat(settings.transcriptionUrl()).isEmpty();
      assertThat(settings.translationUrl()).isEmpty();
    }
  }
}
