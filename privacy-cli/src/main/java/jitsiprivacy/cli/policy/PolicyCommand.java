package jitsiprivacy.cli.policy;

import picocli.CommandLine.Command;

/** {@code jitsi-privacy policy}: what the rules of who may record what come to. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    resourceBundle = "jitsiprivacy.cli.policy.help",
    subcommands = ExplainCommand.class)
public final class PolicyCommand {}
