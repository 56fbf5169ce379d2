package jitsiprivacy.consent.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.note.VerifierKey;

/** The script that knows the specifications and none of our code. */
final class ReferenceVerifier {

  private static final Path SCRIPT = Path.of("../docs/consent-verify.py");

  private final VerifierKey key;
  private final Path directory;

  /**
   * @param directory for files on the way to it
   */
  ReferenceVerifier(VerifierKey key, Path directory) {
    this.key = key;
    this.directory = directory;
  }

  /** What it says of each. */
  List<String> verify(List<byte[]> receipts) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString(), key.toString()));
    Path files = Files.createTempDirectory(directory, "receipts");
    for (int i = 0; i < receipts.size(); i++) {
      command.add(Files.write(files.resolve(i + ".json"), receipts.get(i)).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      List<String> said =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      boolean good = said.stream().allMatch(line -> line.startsWith("ok: "));
      if (process.waitFor() != (good ? 0 : 1) || said.size() != receipts.size()) {
        throw new AssertionError(said);
      }
      return said;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
