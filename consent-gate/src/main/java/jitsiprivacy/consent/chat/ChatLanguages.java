package jitsiprivacy.consent.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** All languages of the chat: one file each, beside this class. */
public final class ChatLanguages {

  private static final List<String> TAGS = List.of("en", "de", "es", "fr", "it", "nl", "pl", "pt");

  private final List<ChatLanguage> all;

  private ChatLanguages(List<ChatLanguage> all) {
    this.all = List.copyOf(all);
  }

  /** Reads the files; worth doing once. */
  public static ChatLanguages load() {
    List<ChatLanguage> all = new ArrayList<>();
    TAGS.forEach(tag -> all.add(read(tag)));
    return new ChatLanguages(all);
  }

  /** BCP 47. */
  public List<String> tags() {
    return TAGS;
  }

  List<ChatLanguage> all() {
    return all;
  }

  /** One of {@link #tags}. */
  ChatLanguage language(String tag) {
    return all.stream()
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no texts in " + tag));
  }

  private static ChatLanguage read(String tag) {
    String file = tag + ".properties";
    Properties properties = new Properties();
    try (InputStream in = ChatLanguages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> entries = new HashMap<>();
    properties.forEach((key, value) -> entries.put((String) key, (String) value));
    return new ChatLanguage(tag, entries);
  }
}
