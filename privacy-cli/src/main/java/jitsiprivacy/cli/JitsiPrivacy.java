package jitsiprivacy.cli;

import jitsiprivacy.cli.audit.AuditCommand;
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
    versionProvider = Version.class)
public final class JitsiPrivacy {

  private static final String SCRUB = "scrub";
  private static final String AUDIT = "audit";

  public static void main(String[] arguments) {
    System.exit(commandLine(arguments.length > 0 ? arguments[0] : "").execute(arguments));
  }

  /**
   * Picocli looks at all of a command before it runs any: what another one needs is not loaded.
   *
   * @param first what was asked for; anything else than a command for all of them
   */
  static CommandLine commandLine(String first) {
    CommandLine all = new CommandLine(new JitsiPrivacy());
    if (!first.equals(AUDIT)) {
      all.addSubcommand(SCRUB, new ScrubCommand());
    }
    if (!first.equals(SCRUB)) {
      all.addSubcommand(AUDIT, new AuditCommand());
    }
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::calledWrongly)
        .setExecutionExceptionHandler(Complaints::failed);
  }
}
