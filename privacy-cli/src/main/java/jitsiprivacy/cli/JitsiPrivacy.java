package jitsiprivacy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jitsiprivacy.cli.audit.AuditCommand;
import jitsiprivacy.cli.consent.ConsentCommand;
import jitsiprivacy.cli.hold.HoldCommand;
import jitsiprivacy.cli.policy.PolicyCommand;
import jitsiprivacy.cli.purge.PurgeCommand;
import jitsiprivacy.cli.recordings.FinalizeCommand;
import jitsiprivacy.cli.recordings.RecordingsCommand;
import jitsiprivacy.cli.retention.RetentionCommand;
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

  /** In the order in which help shows them. */
  private static final Map<String, Supplier<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("scrub", ScrubCommand::new);
    COMMANDS.put("audit", AuditCommand::new);
    COMMANDS.put("consent", ConsentCommand::commandLine);
    COMMANDS.put("policy", PolicyCommand::new);
    COMMANDS.put("finalize", FinalizeCommand::new);
    COMMANDS.put("recordings", RecordingsCommand::new);
    COMMANDS.put("retention", RetentionCommand::new);
    COMMANDS.put("purge", PurgeCommand::new);
    COMMANDS.put("hold", HoldCommand::new);
  }

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
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(first) || !COMMANDS.containsKey(first)) {
            all.addSubcommand(name, command.get());
          }
        });
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::calledWrongly)
        .setExecutionExceptionHandler(Complaints::failed);
  }
}
