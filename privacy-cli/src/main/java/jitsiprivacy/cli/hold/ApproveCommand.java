package jitsiprivacy.cli.hold;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.Lifting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jitsi-privacy hold approve}: lifts what somebody else asked to lift. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy hold approve NAME [OPTION...]")
final class ApproveCommand extends HoldTask {

  @Mixin GivenName name;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Hold hold =
        host.holds()
            .approve(
                name.word(),
                Caller.ofThisProcess(),
                Clock.tick(Clock.systemUTC(), Duration.ofSeconds(1)),
                host.evidence(this::say));
    Lifting asked = hold.lifting().orElseThrow();
    tell(out, "lifted: " + hold.name() + ", asked for by " + asked.by() + ": " + asked.reason());
    return Exit.DONE;
  }
}
