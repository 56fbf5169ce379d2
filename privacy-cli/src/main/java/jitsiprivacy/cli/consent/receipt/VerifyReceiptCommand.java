package jitsiprivacy.cli.consent.receipt;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.PolicyFile;
import jitsiprivacy.cli.audit.PublicKey;
import jitsiprivacy.cli.audit.proof.EnoughWitnesses;
import jitsiprivacy.consent.receipt.ReceiptException;
import jitsiprivacy.consent.receipt.ReceiptFormat;
import jitsiprivacy.consent.receipt.ReceiptVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code jitsi-privacy consent verify-receipt}: whether receipts hold. Needs the public key, and
 * nothing of the host.
 */
@Command(
    name = "verify-receipt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    resourceBundle = "jitsiprivacy.cli.consent.receipt.help",
    customSynopsis = "jitsi-privacy consent verify-receipt --key=PUBLICKEY [OPTION...] FILE...")
public final class VerifyReceiptCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<Path> files;

  @Option(names = "--key", paramLabel = "PUBLICKEY", required = true, converter = PublicKey.class)
  VerifierKey key;

  @Option(names = "--policy", paramLabel = "FILE")
  Path policy;

  @Option(names = "--json")
  boolean json;

  @Override
  public Integer call() throws IOException, Failure {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return verify(out);
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   */
  int verify(OutputStream out) throws IOException, Failure {
    ReceiptReport report = json ? new JsonReceiptReport(out) : new HumanReceiptReport(out);
    ReceiptVerifier verifier =
        new ReceiptVerifier(key, new EnoughWitnesses(PolicyFile.read(policy, key)));
    int exit = Exit.DONE;
    for (Path file : files) {
      byte[] receipt;
      try {
        receipt = read(file);
      } catch (IOException e) {
        new Screen(spec.commandLine().getErr(), false, System::nanoTime)
            .say(Shown.text(file + ": " + Reason.of(e)));
        exit = Exit.FAILED;
        continue;
      }
      try {
        report.holds(file, verifier.verify(receipt));
      } catch (ReceiptException e) {
        report.doesNotHold(file, e.getMessage());
        exit = Math.max(exit, Exit.NO);
      }
    }
    return exit;
  }

  /** One byte more than a receipt has is refused by who reads it. */
  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ReceiptFormat.LONGEST + 1);
    }
  }
}
