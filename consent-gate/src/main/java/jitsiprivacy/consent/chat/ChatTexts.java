package jitsiprivacy.consent.chat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.consent.notice.LanguageChoice;

/** What participants are told in the chat, in the languages there are. */
public final class ChatTexts {

  private final LanguageChoice choice;
  private final Map<String, ChatLines> lines = new TreeMap<>();

  /**
   * Of all languages.
   *
   * @param defaults the operator's choice for who reads none of them, best first
   */
  public ChatTexts(ChatLanguages languages, List<String> defaults) {
    this.choice = new LanguageChoice(languages.tags(), defaults);
    languages.all().forEach(language -> lines.put(language.tag(), new ChatLines(language)));
  }

  /**
   * For a reader.
   *
   * @param reads languages, best first; of a command's answer the command's alone
   */
  public ChatLines in(List<String> reads) {
    return lines.get(choice.best(reads));
  }
}
