package jitsiprivacy.cli.audit;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy audit}: all there is to do with the audit trail. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.audit.help",
    subcommands = {
      InitCommand.class,
      TailCommand.class,
      ShowCommand.class,
      ExportCommand.class,
      ProveCommand.class,
      VerifyProofCommand.class,
      VerifyCommand.class,
      AnchorCommand.class,
      WitnessCommand.class
    })
public final class AuditCommand {}
