package jitsiprivacy.consent.notice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One version of what participants are told, in all its languages. Immutable. */
public final class Notice {

  private final String version;
  private final Map<String, NoticeText> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final LanguageChoice choice;

  /**
   * @param fallback the language for whom no other fits; English where no text suits that either
   */
  public Notice(String version, List<NoticeText> texts, String fallback) {
    this.version = version;
    texts.forEach(text -> this.texts.put(text.language(), text));
    this.choice = new LanguageChoice(List.copyOf(this.texts.keySet()), List.of(fallback));
  }

  public String version() {
    return version;
  }

  /** All of them. */
  public List<NoticeText> texts() {
    return List.copyOf(texts.values());
  }

  /**
   * The text in the language that fits best.
   *
   * @param wanted what somebody reads, best first
   */
  public NoticeText in(List<String> wanted) {
    return texts.get(choice.best(wanted));
  }

  public NoticeRef ref(NoticeText text) {
    return new NoticeRef(version, text.language(), text.hash());
  }
}
