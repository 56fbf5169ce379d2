package jitsiprivacy.consent.chat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with its gaps filled. What is filled in comes from elsewhere: it is shortened until the
 * line fits, never looked at for gaps again, and cannot break the line.
 */
final class FilledLine {

  static final int LONGEST = 1_000;

  private static final Pattern GAP = Pattern.compile("\\{([a-z]+)\\}");
  private static final String CUT = "…";

  private FilledLine() {}

  /**
   * Fills them.
   *
   * @param words ours, which fit
   * @param values from elsewhere
   */
  static String of(String text, Map<String, String> words, Map<String, String> values) {
    int ours = fill(text, words, values, 0).length();
    int gaps = (int) GAP.matcher(text).results().filter(gap -> !isWord(gap, words)).count();
    return fill(text, words, values, gaps == 0 ? 0 : (LONGEST - ours) / gaps);
  }

  private static boolean isWord(MatchResult gap, Map<String, String> words) {
    return words.containsKey(gap.group(1));
  }

  private static String fill(
      String text, Map<String, String> words, Map<String, String> values, int room) {
    Matcher gap = GAP.matcher(text);
    StringBuilder line = new StringBuilder();
    while (gap.find()) {
      String name = gap.group(1);
      String word = words.containsKey(name) ? words.get(name) : shown(value(values, name), room);
      gap.appendReplacement(line, Matcher.quoteReplacement(word));
    }
    return gap.appendTail(line).toString();
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing to fill {" + name + "} with");
    }
    return value;
  }

  private static String shown(String value, int room) {
    if (room == 0) {
      return "";
    }
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(room + 1L)
        .map(c -> isPlain(c) ? c : ' ')
        .forEach(shown::appendCodePoint);
    if (shown.length() <= room) {
      return shown.toString();
    }
    int end = room - CUT.length();
    if (Character.isHighSurrogate(shown.charAt(end - 1))) {
      end--;
    }
    return shown.substring(0, end) + CUT;
  }

  /** No breaks, and no overrides of direction that would turn the rest of the line around. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> !isBetween(c, 0x202a, 0x202e) && !isBetween(c, 0x2066, 0x2069);
      default -> true;
    };
  }

  private static boolean isBetween(int c, int first, int last) {
    return first <= c && c <= last;
  }
}
