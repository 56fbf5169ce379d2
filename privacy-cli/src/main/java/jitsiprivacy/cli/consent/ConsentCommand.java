package jitsiprivacy.cli.consent;

import jitsiprivacy.cli.consent.receipt.ReceiptCommand;
import jitsiprivacy.cli.consent.receipt.VerifyReceiptCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jitsi-privacy consent}: all there is to do with the ledger of who agreed to what. */
@Command(
    name = "consent",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.consent.help",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      WithdrawCommand.class,
      ExportCommand.class
    })
public final class ConsentCommand {

  /** With all its subcommands: those of receipts are told where the ledger is. */
  public static CommandLine commandLine() {
    return new CommandLine(new ConsentCommand())
        .addSubcommand(new ReceiptCommand(DecisionsOfThisHost::open))
        .addSubcommand(new VerifyReceiptCommand());
  }
}
