package jitsiprivacy.retention.subject;

import java.nio.charset.StandardCharsets;

/**
 * What texts call somebody: a user id, a name, an address. Found whatever the case of its ASCII
 * letters is, and only where it is not a part of a longer word.
 */
public record SearchTerm(String text) {

  /** Of characters. What is shorter stands in many words of others. */
  public static final int SHORTEST = 3;

  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException when it is not to be searched for; in words for the operator
   */
  public SearchTerm {
    if (text.codePointCount(0, text.length()) < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "what is searched for has " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "what is searched for is one line, without blanks around it");
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException("what is searched for has a letter or a digit");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("what is searched for is text");
    }
  }
}
