package jitsiprivacy.cli.purge;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.purge.RunLock;
import jitsiprivacy.retention.purge.Withdrawals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy purge undo}: has back what was withdrawn. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy purge undo PATH... [--config=FILE]",
      "      jitsi-privacy purge undo --list [--config=FILE]"
    },
    resourceBundle = "jitsiprivacy.cli.purge.undo")
final class UndoCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "0..*")
  List<Path> paths = List.of();

  @Option(names = "--list")
  boolean list;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    if (list != paths.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name what is to be had back, or --list");
    }
    Screen screen = new Screen(spec.commandLine().getErr(), false, System::nanoTime);
    Host host = Host.read(config, line -> screen.say(Shown.text(line)));
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant();
    PurgeEvidence evidence =
        new PurgeEvidence(host.trail(line -> screen.say(Shown.text(line))), Actor.OPERATOR, clock);
    Withdrawals withdrawals =
        new Withdrawals(
            host.categories(),
            category -> host.term(category, now, evidence),
            HoldStore.in(host.stateDir()).holds(clock),
            now);
    RunLock lock = host.alone();
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return list ? list(withdrawals, out, screen) : undo(withdrawals, evidence, out, screen);
    } finally {
      lock.close();
    }
  }

  private static int list(Withdrawals withdrawals, OutputStream out, Screen screen)
      throws IOException {
    withdrawals.list(
        new Withdrawals.Listing() {
          @Override
          public void entry(Withdrawals.Entry entry) throws IOException {
            String name = entry.category().name();
            line(out, "until " + entry.until() + "  " + name + "  " + Shown.text(entry.path()));
          }

          @Override
          public void cannot(Path path, String reason) {
            screen.say(Shown.text(path) + ": " + Shown.text(reason));
          }
        });
    return Exit.DONE;
  }

  private int undo(Withdrawals withdrawals, PurgeEvidence evidence, OutputStream out, Screen screen)
      throws IOException {
    Set<Path> wanted = new LinkedHashSet<>();
    paths.forEach(path -> wanted.add(path.toAbsolutePath().normalize()));
    UndoReport report = new UndoReport(evidence, line -> line(out, line), screen);
    withdrawals.undo(wanted, report);
    return report.exit();
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
