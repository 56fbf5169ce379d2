package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;
import picocli.CommandLine.Option;

/** The secret keys of the operator, in files as age-keygen writes them. */
final class Identities {

  private static final Path STDIN = Path.of("-");
  private static final int LONGEST = 1 << 20;

  @Option(
      names = {"-i", "--identity"},
      paramLabel = "FILE",
      required = true)
  List<Path> files;

  List<Identity> read() throws Failure {
    List<Identity> all = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = file.equals(STDIN) ? System.in : Files.newInputStream(file)) {
        all.addAll(
            IdentityFile.read(new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII)));
      } catch (IllegalArgumentException e) {
        throw new Failure(Exit.FAILED, Shown.text(file + ": " + e.getMessage()));
      } catch (IOException e) {
        throw new Failure(Exit.FAILED, Shown.text("the key cannot be read: " + Reason.of(e)));
      }
    }
    return all;
  }
}
