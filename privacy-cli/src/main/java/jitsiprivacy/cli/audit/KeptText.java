package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.verify.KeptFile;

/** Checkpoints that somebody kept, as a file that was named. */
final class KeptText {

  private KeptText() {}

  static List<KeptCheckpoint> read(Path file, VerifierKey key, Instant since) throws Failure {
    try {
      return KeptFile.read(file, key, since);
    } catch (NoteException e) {
      throw new Failure(Exit.FAILED, Shown.text(file + ": " + e.getMessage()));
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, Shown.text("what was kept cannot be read: " + Reason.of(e)));
    }
  }
}
