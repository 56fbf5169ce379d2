package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples in docs/ are what the dialog understands and says. */
class DocumentedTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

  @Test
  void theMessagesAreUnderstood() throws IOException {
    List<String> messages =
        JSON.matcher(Files.readString(DOCS.resolve("consent-message.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(messages).hasSize(2);
    try (Visit visit = new Visit().enter()) {
      visit.hear("focus", messages.get(0));
      assertThat(visit.dialog()).isVisible();
      assertThat(visit.dialog()).hasAccessibleName("Datenschutz in dieser Besprechung");
      assertThat(visit.warnings()).isEmpty();
    }
  }

  @Test
  void theStatementIsTheExample() throws IOException {
    String page = Files.readString(DOCS.resolve("consent-presence.md"));
    try (Visit visit = new Visit()) {
      visit.asked(Message.asking().notice(notice -> notice.put("version", "1").put("lang", "de")));
      visit.decision("conference").click();
      visit.button("Save choices").click();
      assertThat(visit.statements()).hasSize(1);
      assertThat(page)
          .contains(
              "<jitsi_participant_privacy_consent>"
                  + visit.statements().get(0)
                  + "</jitsi_participant_privacy_consent>");
    }
  }
}
