package jitsiprivacy.cli.recordings;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy recordings}: all there is to do with sealed recordings. */
@Command(
    name = "recordings",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.recordings.help",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      OpenCommand.class,
      ReleaseCommand.class,
      ResealCommand.class,
      DestroyCommand.class
    })
public final class RecordingsCommand {}
