package jitsiprivacy.cli.hold;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy hold}: what must not be deleted, though it is due. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.hold.help",
    subcommands = {
      SetCommand.class,
      ListCommand.class,
      ShowCommand.class,
      LiftCommand.class,
      ApproveCommand.class
    })
public final class HoldCommand {}
