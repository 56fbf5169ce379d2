package jitsiprivacy.cli;

import java.util.List;
import jitsiprivacy.cli.audit.AuditCommand;
import jitsiprivacy.cli.consent.ConsentCommand;
import jitsiprivacy.cli.doctor.DoctorCommand;
import jitsiprivacy.cli.fleet.FleetCommand;
import jitsiprivacy.cli.hold.HoldCommand;
import jitsiprivacy.cli.policy.PolicyCommand;
import jitsiprivacy.cli.purge.PurgeCommand;
import jitsiprivacy.cli.recordings.FinalizeCommand;
import jitsiprivacy.cli.recordings.RecordingsCommand;
import jitsiprivacy.cli.request.RequestCommand;
import jitsiprivacy.cli.retention.RetentionCommand;
import jitsiprivacy.cli.scrub.ScrubCommand;
import jitsiprivacy.cli.subject.EraseCommand;
import jitsiprivacy.cli.subject.ExportCommand;
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
  private static final List<String> COMMANDS =
      List.of(
          "doctor",
          "fleet",
          "scrub",
          "audit",
          "consent",
          "policy",
          "finalize",
          "recordings",
          "retention",
          "purge",
          "hold",
          "request",
          "export",
          "erase");

  public static void main(String[] arguments) {
    System.exit(commandLine(arguments.length > 0 ? arguments[0] : "").execute(arguments));
  }

  /**
   * Picocli looks at all of a command before it runs any: what another one needs is not loaded.
   *
   * @param first what was asked for; anything else than a command for all of them
   */
  public static CommandLine commandLine(String first) {
    CommandLine all = new CommandLine(new JitsiPrivacy());
    for (String name : COMMANDS.contains(first) ? List.of(first) : COMMANDS) {
      all.addSubcommand(name, command(name));
    }
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::calledWrongly)
        .setExecutionExceptionHandler(Complaints::failed);
  }

  /** No table of them: that would load them all. */
  private static Object command(String name) {
    return switch (name) {
      case "doctor" -> new DoctorCommand();
      case "fleet" -> new FleetCommand();
      case "scrub" -> new ScrubCommand();
      case "audit" -> new AuditCommand();
      case "consent" -> ConsentCommand.commandLine();
      case "policy" -> new PolicyCommand();
      case "finalize" -> new FinalizeCommand();
      case "recordings" -> new RecordingsCommand();
      case "retention" -> new RetentionCommand();
      case "purge" -> new PurgeCommand();
      case "hold" -> new HoldCommand();
      case "request" -> new RequestCommand();
      case "export" -> new ExportCommand();
      case "erase" -> new EraseCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
