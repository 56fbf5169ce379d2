package jitsiprivacy.consent.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is shown where the operator has no text of their own: short, and naming nobody. */
public final class BuiltInNotice {

  private static final String VERSION = "built-in-1";
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

  private BuiltInNotice() {}

  /**
   * Reads it.
   *
   * @param fallback the language for whom no other fits; English where there is no such text
   */
  public static Notice read(String fallback) {
    List<NoticeText> texts = new ArrayList<>();
    for (String language : LANGUAGES) {
      texts.add(text(language));
    }
    return new Notice(VERSION, texts, fallback);
  }

  private static NoticeText text(String language) {
    String name = language + ".txt";
    try (InputStream in = BuiltInNotice.class.getResourceAsStream(name)) {
      String source =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return NoticeFormat.read(source, language, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoticeException e) {
      throw new IllegalStateException("our own text is not of our own form", e);
    }
  }
}
