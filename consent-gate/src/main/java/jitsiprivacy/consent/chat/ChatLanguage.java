package jitsiprivacy.consent.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words and texts of one language. */
final class ChatLanguage {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final String WORDS = "words.";

  private final String tag;
  private final Map<String, String> entries;

  ChatLanguage(String tag, Map<String, String> entries) {
    this.tag = tag;
    this.entries = Map.copyOf(entries);
  }

  /** BCP 47. */
  String tag() {
    return tag;
  }

  Set<String> keys() {
    return entries.keySet();
  }

  /** That may be written for something; the first is the one to show. */
  List<String> words(String key) {
    return List.of(COMMA.split(entry(WORDS + key)));
  }

  String text(String key) {
    return entry(key);
  }

  private String entry(String key) {
    String entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("nothing in " + tag + " for " + key);
    }
    return entry;
  }
}
