package jitsiprivacy.consent.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the audit trail holds of a record. */
public final class DocumentHash {

  private DocumentHash() {}

  /** SHA-256 of the document as it is, in UTF-8, in lower-case hexadecimal. */
  public static String of(String document) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
