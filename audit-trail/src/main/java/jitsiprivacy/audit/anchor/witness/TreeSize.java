package jitsiprivacy.audit.anchor.witness;

import java.util.regex.Pattern;
import jitsiprivacy.audit.note.NoteException;

/** The size of a tree on the wire: decimal, without leading zeros. */
final class TreeSize {

  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

  private TreeSize() {}

  static long parse(String text) throws NoteException {
    if (FORM.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    throw new NoteException("the size of a tree is a decimal number without leading zeros");
  }
}
