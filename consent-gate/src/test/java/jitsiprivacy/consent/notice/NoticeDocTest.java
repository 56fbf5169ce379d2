package jitsiprivacy.consent.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jitsiprivacy.consent.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/consent-notice.md are read as it says. */
class NoticeDocTest {

  private static final Path PAGE = Path.of("..", "docs", "consent-notice.md");
  private static final Pattern FILE = Pattern.compile("(?ms)^```text\\n(.*?)^```$");

  @TempDir Path directory;

  @Test
  void theExampleIsReadAsThePageSays() throws Exception {
    List<String> files =
        FILE.matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult file) -> file.group(1))
            .toList();
    assertThat(files).hasSize(2);
    Files.writeString(directory.resolve("en.txt"), files.get(0));
    Files.writeString(directory.resolve("version"), files.get(1));
    Notice notice = new NoticeDirectory(directory).read("en");
    assertThat(notice.version()).isEqualTo("2026-1");
    NoticeText text = notice.in(List.of("en-GB"));
    assertThat(text.title()).isEqualTo("Privacy in this meeting");
    assertThat(text.text())
        .startsWith("Nobody hears or sees you")
        .contains("\n\nExample Clinic is responsible.\nWrite to ")
        .endsWith("if you have a question.");
    assertThat(text.purposes())
        .containsOnlyKeys(Purpose.CONFERENCE, Purpose.RECORDING, new Purpose("research"));
    assertThat(text.of(Purpose.RECORDING))
        .isEqualTo(
            new PurposeText(
                "To be recorded",
                "When this meeting is recorded, you are in the recording. It is kept for 90"
                    + " days."));
  }

  @Test
  void theLanguagesOfOursAreThoseOfThePage() throws Exception {
    assertThat(BuiltInNotice.read("en").texts()).hasSize(4);
    assertThat(Files.readString(PAGE)).contains("in English, German, French and Spanish");
  }
}
