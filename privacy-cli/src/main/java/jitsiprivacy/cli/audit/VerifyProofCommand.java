package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.ProofException;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.audit.proof.HumanProofReport;
import jitsiprivacy.cli.audit.proof.JsonProofReport;
import jitsiprivacy.cli.audit.proof.ProofCheck;
import jitsiprivacy.cli.audit.proof.ProofReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code jitsi-privacy audit verify-proof}: whether proofs hold. Needs the public key, and nothing
 * of the host.
 */
@Command(
    name = "verify-proof",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy audit verify-proof --key=PUBLICKEY [OPTION...] FILE...")
final class VerifyProofCommand extends AuditTask {

  /** More than any proof has. */
  private static final int LONGEST = 4 << 20;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<Path> files;

  @Option(names = "--key", paramLabel = "PUBLICKEY", required = true, converter = PublicKey.class)
  VerifierKey key;

  @Option(names = "--json")
  boolean json;

  @Override
  int run(OutputStream out) throws Exception {
    ProofCheck check = new ProofCheck(key, CheckpointPolicy.logAlone());
    ProofReport report = json ? new JsonProofReport(out) : new HumanProofReport(out);
    int exit = Exit.DONE;
    for (Path file : files) {
      try {
        report.holds(file, check.verify(read(file)));
      } catch (ProofException e) {
        report.doesNotHold(file, e.getMessage());
        exit = Math.max(exit, Exit.NO);
      } catch (IOException e) {
        say(file + ": " + Reason.of(e));
        exit = Exit.FAILED;
      }
    }
    return exit;
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST);
    }
  }
}
