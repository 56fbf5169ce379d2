package jitsiprivacy.consent.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.chat.ChatCommand.Kind;

/**
 * Tells commands from what people say to one another. Whatever does not begin with a command word
 * is none. Any input is safe: it takes a time in proportion to its length, and never throws.
 */
public final class ChatCommands {

  private static final int MAX_PURPOSES = 16;

  /** From a command word to the language it belongs to. */
  private final Map<String, String> languages = new HashMap<>();

  /** Of all languages: who writes "/consent ja" is understood. */
  private final Map<String, Kind> answers = new HashMap<>();

  private final Set<String> all = new HashSet<>();

  /** Understands all languages that there are. */
  public ChatCommands(ChatLanguages languages) {
    for (ChatLanguage language : languages.all()) {
      for (String word : language.words("command")) {
        once(this.languages, "/" + ChatWords.fold(word), language.tag());
      }
      answer(language, "yes", Kind.GRANT);
      answer(language, "no", Kind.REFUSE);
      answer(language, "status", Kind.STATUS);
      answer(language, "withdraw", Kind.WITHDRAW);
      answer(language, "help", Kind.HELP);
      language.words("all").forEach(word -> all.add(ChatWords.fold(word)));
    }
  }

  private void answer(ChatLanguage language, String key, Kind kind) {
    language.words(key).forEach(word -> once(answers, ChatWords.fold(word), kind));
  }

  private static <T> void once(Map<String, T> meanings, String word, T meaning) {
    T other = meanings.putIfAbsent(word, meaning);
    if (other != null && !other.equals(meaning)) {
      throw new IllegalStateException(word + " means both " + other + " and " + meaning);
    }
  }

  /** Reads a body as it came from a client. */
  public Optional<ChatCommand> parse(String body) {
    int start = 0;
    while (start < body.length() && isBlank(body.charAt(start))) {
      start++;
    }
    if (start == body.length() || !isSlash(body.charAt(start))) {
      return Optional.empty();
    }
    if (start + 1 < body.length() && ChatWords.separates(body.charAt(start + 1))) {
      return Optional.empty(); // A slash by itself, whatever follows.
    }
    int last = body.length();
    while (isBlank(body.charAt(last - 1))) {
      last--;
    }
    int end = Math.min(last, start + ChatWords.LONGEST);
    List<String> words = ChatWords.of(body.substring(start, end));
    String language = words.isEmpty() ? null : languages.get(words.get(0));
    if (language == null) {
      return Optional.empty();
    }
    boolean complete = end == last;
    return Optional.of(
        complete ? command(language, words.subList(1, words.size())) : ChatCommand.help(language));
  }

  private ChatCommand command(String language, List<String> words) {
    Kind kind = words.isEmpty() ? Kind.HELP : answers.getOrDefault(words.get(0), Kind.HELP);
    if (kind == Kind.HELP) {
      return ChatCommand.help(language);
    }
    boolean everything = false;
    Set<Purpose> purposes = new HashSet<>();
    for (String word : words.subList(1, words.size())) {
      if (all.contains(word)) {
        everything = true;
        continue;
      }
      Optional<Purpose> purpose = purpose(word);
      if (purpose.isEmpty() || purposes.size() == MAX_PURPOSES) {
        return ChatCommand.help(language);
      }
      purposes.add(purpose.get());
    }
    return new ChatCommand(kind, language, everything, purposes);
  }

  /** A second answer is no purpose: nobody agrees by "yes no". */
  private Optional<Purpose> purpose(String word) {
    if (answers.containsKey(word)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Purpose(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Nothing that can be seen. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.CONTROL;
  }

  /** Plain or full-width. */
  private static boolean isSlash(char c) {
    return c == '/' || c == '\uff0f';
  }
}
