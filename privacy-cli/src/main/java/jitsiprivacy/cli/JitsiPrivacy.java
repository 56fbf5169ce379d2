package jitsiprivacy.cli;

import java.util.List;
import jitsiprivacy.cli.audit.AuditCommand;
import jitsiprivacy.cli.consent.ConsentCommand;
import jitsiprivacy.cli.hold.HoldCommand;
import jitsiprivacy.cli.policy.PolicyCommand;
import jitsiprivacy.cli.recordings.FinalizeCommand;
import jitsiprivacy.cli.recordings.RecordingsCommand;
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
  private static final String CONSENT = "consent";
  private static final String POLICY = "policy";
  private static final String FINALIZE = "finalize";
  private static final String RECORDINGS = "recordings";
  private static final String HOLD = "hold";

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
    boolean one =
        List.of(SCRUB, AUDIT, CONSENT, POLICY, FINALIZE, RECORDINGS, HOLD).contains(first);
    if (!one || first.equals(SCRUB)) {
      all.addSubcommand(SCRUB, new ScrubCommand());
    }
    if (!one || first.equals(AUDIT)) {
      all.addSubcommand(AUDIT, new AuditCommand());
    }
    if (!one || first.equals(CONSENT)) {
      all.addSubcommand(CONSENT, ConsentCommand.commandLine());
    }
    if (!one || first.equals(POLICY)) {
      all.addSubcommand(POLICY, new PolicyCommand());
    }
    if (!one || first.equals(FINALIZE)) {
      all.addSubcommand(FINALIZE, new FinalizeCommand());
    }
    if (!one || first.equals(RECORDINGS)) {
      all.addSubcommand(RECORDINGS, new RecordingsCommand());
    }
    if (!one || first.equals(HOLD)) {
      all.addSubcommand(HOLD, new HoldCommand());
    }
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaints::calledWrongly)
        .setExecutionExceptionHandler(Complaints::failed);
  }
}
