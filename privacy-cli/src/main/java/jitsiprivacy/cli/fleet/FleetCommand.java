package jitsiprivacy.cli.fleet;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy fleet}: many hosts at once. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.fleet.help",
    subcommands = ReportCommand.class)
public final class FleetCommand {}
