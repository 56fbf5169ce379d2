package jitsiprivacy.audit.entry;

import java.util.regex.Pattern;

/**
 * What stands in the log for a room or a person; see {@link Pseudonyms}.
 *
 * @param hex 16 bytes in lower case
 */
public record Pseudonym(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException when it is none; says nothing of it
   */
  public Pseudonym {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a pseudonym is 32 digits in lower-case hexadecimal");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
