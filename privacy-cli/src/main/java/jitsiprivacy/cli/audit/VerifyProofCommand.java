package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.audit.proof.ProofException;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.audit.proof.ContinuationCheck;
import jitsiprivacy.cli.audit.proof.EnoughWitnesses;
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
    customSynopsis = {
      "jitsi-privacy audit verify-proof --key=PUBLICKEY [OPTION...] FILE...",
      "jitsi-privacy audit verify-proof --key=PUBLICKEY --from=FILE [OPTION...] FILE..."
    })
final class VerifyProofCommand extends AuditTask {

  /** More than any proof has. */
  private static final int LONGEST = 4 << 20;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<Path> files;

  @Option(names = "--key", paramLabel = "PUBLICKEY", required = true, converter = PublicKey.class)
  VerifierKey key;

  @Option(names = "--policy", paramLabel = "FILE")
  Path policy;

  @Option(names = "--from", paramLabel = "FILE")
  Path from;

  @Option(names = "--json")
  boolean json;

  /** Checks one file and tells what it shows. */
  @FunctionalInterface
  private interface Check {
    void run(Path file, byte[] proof) throws ProofException, IOException;
  }

  @Override
  int run(OutputStream out) throws Exception {
    ProofReport report = json ? new JsonProofReport(out) : new HumanProofReport(out);
    Check check = check(report);
    int exit = Exit.DONE;
    for (Path file : files) {
      byte[] proof;
      try {
        proof = read(file);
      } catch (IOException e) {
        say(file + ": " + Reason.of(e));
        exit = Exit.FAILED;
        continue;
      }
      try {
        check.run(file, proof);
      } catch (ProofException e) {
        report.doesNotHold(file, e.getMessage());
        exit = Math.max(exit, Exit.NO);
      }
    }
    return exit;
  }

  private Check check(ProofReport report) throws Failure {
    CheckpointPolicy demanded = new EnoughWitnesses(PolicyFile.read(policy, key));
    if (from == null) {
      ProofCheck check = new ProofCheck(key, demanded);
      return (file, proof) -> report.holds(file, check.verify(proof));
    }
    ContinuationCheck check =
        new ContinuationCheck(key, demanded, KeptText.read(from, key, Instant.now()));
    return (file, proof) -> report.continues(file, check.verify(proof));
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST);
    }
  }
}
