package jitsiprivacy.recording.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import jitsiprivacy.recording.policy.RecordingKind;
import org.junit.jupiter.api.Test;

class RecordingTextsTest {

  private final RecordingTexts texts = RecordingTexts.english("write /consent withdraw");

  @Test
  void theCatalogueHasEverySentenceAndNoOther() throws IOException {
    Properties file = new Properties();
    try (InputStream in = RecordingTexts.class.getResourceAsStream("en.properties")) {
      file.load(in);
    }
    Set<String> keys = new HashSet<>();
    Arrays.stream(Phrase.values()).map(Phrase::key).forEach(keys::add);
    for (RecordingKind kind : RecordingKind.values()) {
      keys.add("kind." + Sentences.word(kind));
    }
    assertThat(file.stringPropertyNames()).isEqualTo(keys);
  }

  @Test
  void sentencesThatAPersonUnderstands() {
    assertThat(texts.text(Sentences.missing(2, 9)))
        .isEqualTo("2 of 9 participants have not agreed yet. They have been asked.");
    assertThat(texts.text(Sentences.missing(1, 9, Duration.ofSeconds(90))))
        .isEqualTo(
            "1 of 9 participants has not agreed yet. They have been asked. It starts by itself when"
                + " everybody has agreed within 2 min.");
  }

  @Test
  void whatOthersWroteCannotBreakALineNorFillAGap() {
    Map<String, String> hostile = Map.of("initiator", "a\n{kind}\u202e$1\\", "kind", "live-stream");
    assertThat(texts.text(List.of(new Message(Phrase.RUNNING, hostile))))
        .isEqualTo("a {kind} $1\\ started this, and it runs now: live stream.");
    Message longOne = Message.of(Phrase.PURPOSE, "reason", "x".repeat(1_000));
    assertThat(texts.text(List.of(longOne))).hasSizeLessThan(550);
  }
}
