package jitsiprivacy.cli.hold;

import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.hold.Lifting;
import jitsiprivacy.retention.hold.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code jitsi-privacy hold lift}: it may be deleted again, or somebody asks that. */
@Command(
    name = "lift",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy hold lift NAME --reason=WORD [OPTION...]")
final class LiftCommand extends HoldTask {

  @Mixin GivenName name;

  private String reason;

  /**
   * @throws ParameterException when it is no word
   */
  @Option(names = "--reason", paramLabel = "WORD", required = true)
  void reason(String given) {
    if (!Words.isWord(given)) {
      throw new ParameterException(
          spec.commandLine(),
          "--reason is a word of letters, digits, dots, underscores and hyphens, such as settled:"
              + " it stands in the audit trail for good, and must name nobody");
    }
    reason = given;
  }

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Lifting lifting =
        new Lifting(Instant.now().truncatedTo(ChronoUnit.SECONDS), reason, Caller.ofThisProcess());
    if (host.holds().lift(name.word(), lifting, host.evidence(this::say))) {
      tell(out, "lifted: " + name.word());
    } else {
      tell(out, "asked: " + name.word() + ", by " + lifting.by() + "; it holds until then");
      say("another user lifts it with: jitsi-privacy hold approve " + name.word());
    }
    return Exit.DONE;
  }
}
