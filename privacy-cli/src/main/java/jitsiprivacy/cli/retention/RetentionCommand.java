package jitsiprivacy.cli.retention;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy retention}: how long what is kept. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.retention.help",
    subcommands = ReportCommand.class)
public final class RetentionCommand {}
