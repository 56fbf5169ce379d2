package jitsiprivacy.audit.note;

import java.util.Base64;

/** Base 64 (RFC 4648, 4) with exactly one text for each value. */
public final class Base64Text {

  private Base64Text() {}

  public static String write(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * @throws NoteException also when the text is another one than would be written
   */
  public static byte[] read(String text) throws NoteException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (write(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new NoteException("not base 64");
  }
}
