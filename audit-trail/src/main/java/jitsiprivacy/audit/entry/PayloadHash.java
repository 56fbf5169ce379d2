package jitsiprivacy.audit.entry;

import java.util.regex.Pattern;

/**
 * SHA-256 of a salt and the payload behind it: tells nothing of the payload to who has not got the
 * salt.
 *
 * @param hex 32 bytes in lower case
 */
public record PayloadHash(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException when it is none
   */
  public PayloadHash {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a hash is 64 digits in lower-case hexadecimal");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
