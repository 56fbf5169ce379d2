package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Base64Text;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.TileReader;

/** The script that knows the specifications and none of our code. */
final class ReferenceVerifier {

  private static final Path SCRIPT = Path.of("../docs/audit-verify.py");

  private final VerifierKey key;

  ReferenceVerifier(VerifierKey key) {
    this.key = key;
  }

  /** What it says of a log. */
  String log(Path directory, List<Path> earlier) throws IOException {
    List<Path> arguments = new ArrayList<>(List.of(directory));
    arguments.addAll(earlier);
    return run(arguments);
  }

  /** What it says of a proof. */
  String proof(Path proof, Path entry) throws IOException {
    return run(List.of(proof, entry));
  }

  private String run(List<Path> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString(), key.toString()));
    arguments.forEach(each -> command.add(each.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      if ((exit == 0) != said.startsWith("ok: ") || said.lines().count() != 1) {
        throw new AssertionError("exit " + exit + ": " + said);
      }
      return said.strip();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The proof of an entry as C2SP tlog-proof writes it. */
  static String proofText(Path directory, VerifierKey key, long index) throws IOException {
    String note = Files.readString(directory.resolve("checkpoint"));
    long size;
    try {
      size = Checkpoint.open(SignedNote.parse(note.getBytes(UTF_8)), key).size();
    } catch (NoteException e) {
      throw new AssertionError(e);
    }
    TreeHasher hasher = new TreeHasher();
    Proofs<IOException> proofs = new Proofs<>(hasher, new TileReader(directory, size, hasher));
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + index + "\n");
    for (byte[] hash : proofs.inclusion(index, size)) {
      text.append(Base64Text.write(hash)).append('\n');
    }
    return text.append('\n').append(note).toString();
  }
}
