package jitsiprivacy.cli.request;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy request}: what data subjects ask for, and by when. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.request.help",
    subcommands = {
      AddCommand.class,
      ListCommand.class,
      ShowCommand.class,
      ExtendCommand.class,
      CloseCommand.class
    })
public final class RequestCommand {}
