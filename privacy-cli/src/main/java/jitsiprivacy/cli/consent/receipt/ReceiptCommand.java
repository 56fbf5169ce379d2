package jitsiprivacy.cli.consent.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.Host;
import jitsiprivacy.cli.audit.PublicKey;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.receipt.ReceiptFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy consent receipt}: issues a receipt again. */
@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    resourceBundle = "jitsiprivacy.cli.consent.receipt.help",
    customSynopsis = {
      "jitsi-privacy consent receipt [-o FILE] [OPTION...] --id=RECORD[,RECORD...]",
      "jitsi-privacy consent receipt [-o FILE] [OPTION...] --user=ID",
      "jitsi-privacy consent receipt [-o FILE] [OPTION...] --subject=PSEUDONYM"
    })
public final class ReceiptCommand implements Callable<Integer> {

  /** What the launcher says of stderr. */
  private static final String TERMINAL = "jitsiprivacy.terminal";

  private final DecisionSource.Opener ledger;

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Which which;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE")
  Path output;

  @Option(names = "--key", paramLabel = "PUBLICKEY", converter = PublicKey.class)
  VerifierKey key;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  public ReceiptCommand(DecisionSource.Opener ledger) {
    this.ledger = ledger;
  }

  @Override
  public Integer call() throws IOException, Failure {
    Screen screen =
        new Screen(spec.commandLine().getErr(), Boolean.getBoolean(TERMINAL), System::nanoTime);
    Path state = Host.stateDir(config, line -> screen.say(Shown.text(line)));
    byte[] receipt = issue(new AuditInstallation(state), screen);
    if (output == null) {
      try (OutputStream out = new StandardOutput()) {
        out.write(receipt);
      }
    } else {
      Files.write(output, receipt);
    }
    return Exit.DONE;
  }

  /** The file. */
  byte[] issue(AuditInstallation host, Screen screen) throws IOException, Failure {
    VerifierKey own = key == null ? Host.key(host) : key;
    List<KeptDecision> decisions;
    try (DecisionSource source = ledger.open(config)) {
      decisions = which.decisions(source);
    }
    String receipt = new ReceiptFormat().write(new Reissue(host, own, screen).of(decisions));
    return (receipt + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
