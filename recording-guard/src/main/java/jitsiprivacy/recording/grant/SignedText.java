package jitsiprivacy.recording.grant;

import java.util.Base64;

/**
 * A statement and its last line, the signature.
 *
 * @param statement up to and including the end of the line before
 * @param signature in base64
 */
record SignedText(String statement, String signature) {

  static final String LAST = "signature ";

  private static final int SIGNATURE_CHARACTERS = 88;

  static SignedText read(String text) throws GrantException {
    int last = text.lastIndexOf("\n" + LAST) + 1;
    int from = last + LAST.length();
    if (last == 0 || text.length() != from + SIGNATURE_CHARACTERS + 1 || !text.endsWith("\n")) {
      throw new GrantException("it is not signed");
    }
    try {
      String base64 = text.substring(from, from + SIGNATURE_CHARACTERS);
      if (Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64)).equals(base64)) {
        return new SignedText(text.substring(0, last), base64);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new GrantException("its signature is malformed");
  }
}
