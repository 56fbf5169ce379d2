package jitsiprivacy.cli.audit.verify;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.audit.tile.WholeFile;

/**
 * The checkpoint that the last verification found to be true, as the log signed it: what was cut
 * off, put back or made anew since then does not continue it.
 */
public final class Seen {

  private final Path file;

  /**
   * @param file may be missing; not in the archive, or both would be put back together
   */
  public Seen(Path file) {
    this.file = file.toAbsolutePath();
  }

  Path file() {
    return file;
  }

  /**
   * @return empty when nothing was verified yet
   * @throws NoteException when it is none of that archive
   */
  Optional<Checkpoint> read(VerifierKey archive) throws IOException, NoteException {
    try {
      SignedNote note = SignedNote.parse(WholeFile.read(file, SignedNote.LONGEST));
      String origin = Checkpoint.parse(note.text()).origin();
      int year =
          YearKeys.year(archive, origin)
              .orElseThrow(
                  () -> new NoteException("it is of \"" + origin + "\", not of " + archive.name()));
      return Optional.of(Checkpoint.open(note, YearKeys.verifier(archive, year)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Durable when this returns; at no time is there half of it. */
  void remember(SignedNote checkpoint) throws IOException {
    DurableFiles files = new DurableFiles(file.getParent());
    files.write(file.getFileName().toString(), checkpoint.bytes());
    files.sync();
  }
}
