package jitsiprivacy.consent.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** One version of what participants are told, in all its languages. Immutable. */
public final class Notice {

  private final String version;
  private final NoticeText fallback;
  private final Map<String, NoticeText> texts;

  /**
   * @param fallback the language for whom no other fits; must be one of the texts'
   */
  public Notice(String version, List<NoticeText> texts, String fallback) {
    this.version = version;
    this.texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    texts.forEach(text -> this.texts.put(text.language(), text));
    this.fallback = Objects.requireNonNull(this.texts.get(fallback), "fallback");
  }

  public String version() {
    return version;
  }

  public Set<String> languages() {
    return Set.copyOf(texts.keySet());
  }

  /**
   * The text in the language that fits best (RFC 4647, 3.4).
   *
   * @param wanted what somebody reads, best first
   */
  public NoticeText in(List<String> wanted) {
    List<Locale.LanguageRange> ranges = wanted.stream().map(Locale.LanguageRange::new).toList();
    String best = Locale.lookupTag(ranges, texts.keySet());
    return best == null ? fallback : texts.get(best);
  }

  public NoticeRef ref(NoticeText text) {
    return new NoticeRef(version, text.language(), text.hash());
  }
}
