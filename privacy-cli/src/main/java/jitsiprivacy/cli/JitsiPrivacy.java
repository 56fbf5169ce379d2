package jitsiprivacy.cli;

import jitsiprivacy.cli.scrub.ScrubCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jitsi-privacy}: each thing it can do is a subcommand. */
@Command(
    name = "jitsi-privacy",
    description =
        "Keeps the privacy promises of a Jitsi deployment, where Jitsi itself is not at work.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = ScrubCommand.class)
public final class JitsiPrivacy {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new JitsiPrivacy())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::calledWrongly)
        .setExecutionExceptionHandler(Complaints::failed);
  }
}
