package jitsiprivacy.cli.consent;

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
public final class ConsentCommand {}
