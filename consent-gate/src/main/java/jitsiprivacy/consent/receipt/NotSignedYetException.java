package jitsiprivacy.consent.receipt;

import java.io.IOException;
import jitsiprivacy.audit.archive.EntryId;

/** An entry is recorded and not in the tree yet: it will be a moment after the next publication. */
public final class NotSignedYetException extends IOException {

  private static final long serialVersionUID = 1;

  NotSignedYetException(EntryId entry) {
    super("entry " + entry + " is not signed yet");
  }
}
