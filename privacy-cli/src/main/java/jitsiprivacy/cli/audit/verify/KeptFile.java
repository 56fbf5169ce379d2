package jitsiprivacy.cli.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.CheckpointText;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * A file in which somebody kept checkpoints of an archive: mails, what was typed in from paper,
 * proofs.
 */
public final class KeptFile {

  private static final int LONGEST = 1 << 20;

  private KeptFile() {}

  /**
   * @param archive the key of the archive
   * @param since when it has been there, on the word of whoever kept it
   * @return one of each log, at least one
   * @throws NoteException when there is none that the archive signed
   */
  public static List<KeptCheckpoint> read(Path file, VerifierKey archive, Instant since)
      throws IOException, NoteException {
    String text = text(file);
    List<String> origins =
        Pattern.compile(Pattern.quote(archive.name()) + "/[0-9]{4}(?![^\\s])")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    List<KeptCheckpoint> kept = new ArrayList<>();
    NoteException none =
        new NoteException("there is no checkpoint of " + archive.name() + " in it");
    for (String origin : origins) {
      Optional<Integer> year = YearKeys.year(archive, origin);
      try {
        VerifierKey log = YearKeys.verifier(archive, year.orElseThrow());
        kept.add(new KeptCheckpoint(CheckpointText.read(text, log), since, file.toString()));
      } catch (NoteException e) {
        none = e;
      }
    }
    if (kept.isEmpty()) {
      throw none;
    }
    return kept;
  }

  private static String text(Path file) throws IOException, NoteException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new NoteException("it is longer than " + LONGEST + " bytes: cut out the checkpoint");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
