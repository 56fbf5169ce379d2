package jitsiprivacy.consent.chat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of chat as words that can be compared: without accents, cases, marks that nobody sees, and
 * punctuation around them. Full-width forms become plain ones.
 */
final class ChatWords {

  /** Reordering long runs of combining characters is not linear: more is never looked at. */
  static final int LONGEST = 512;

  private ChatWords() {}

  /** Of a text of at most {@link #LONGEST} code units. */
  static List<String> of(String text) {
    String plain = plain(text);
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < plain.length()) {
      int start = at;
      while (at < plain.length() && !separates(plain.charAt(at))) {
        at++;
      }
      String word = trimmed(plain.substring(start, at));
      if (!word.isEmpty()) {
        words.add(word);
      }
      at++;
    }
    return words;
  }

  /** One word as {@link #of} gives it. */
  static String fold(String word) {
    return trimmed(plain(word));
  }

  private static String plain(String text) {
    String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(parts.length());
    parts
        .codePoints()
        .filter(ChatWords::isSeen)
        // The one letter among our words that has no accent to take away.
        .map(c -> c == 'ł' || c == 'Ł' ? 'l' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }

  static boolean separates(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.CONTROL
        || ",;、،".indexOf(c) >= 0;
  }

  /** Without what is neither letter nor digit at its ends, but with the slash of a command. */
  private static String trimmed(String word) {
    int end = word.length();
    while (end > 0 && !Character.isLetterOrDigit(word.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end
        && !Character.isLetterOrDigit(word.charAt(start))
        && word.charAt(start) != '/') {
      start++;
    }
    return word.substring(start, end);
  }
}
