package jitsiprivacy.cli.purge;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.purge.store.StoreReport;
import jitsiprivacy.cli.purge.store.Stores;
import jitsiprivacy.cli.subject.ReplayCommand;
import jitsiprivacy.retention.purge.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy purge}: how it is called. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy purge [--dry-run] [OPTION...]",
    resourceBundle = "jitsiprivacy.cli.purge.help",
    subcommands = {UndoCommand.class, ReplayCommand.class})
public final class PurgeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--category", paramLabel = "NAME")
  List<String> categories = List.of();

  @Option(names = "--list")
  boolean list;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--scheduled")
  boolean scheduled;

  @Option(names = "--max-minutes", paramLabel = "N")
  Integer maxMinutes;

  @Option(names = "--per-second", paramLabel = "N")
  int perSecond;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--no-progress")
  boolean noProgress;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    Screen screen =
        new Screen(
            spec.commandLine().getErr(),
            Boolean.getBoolean("jitsiprivacy.terminal") && !noProgress,
            System::nanoTime);
    Host host = Host.read(config, screen::say);
    Clock clock = Clock.systemUTC();
    Actor actor = scheduled ? Actor.SERVICE : Actor.OPERATOR;
    HostTrail trail = host.trail(line -> screen.say(Shown.text(line)));
    PurgeEvidence evidence = new PurgeEvidence(trail, actor, clock);
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      Report report = json ? new JsonReport(out) : new HumanReport(out, screen, list);
      StoreReport ofStores = json ? StoreReport.json(out) : StoreReport.human(out, screen, list);
      Stores stores = new Stores(host.stores(), actor, trail, ofStores, screen, clock, limits());
      return new PurgeTask(host, stores, evidence, report, screen, clock, limits())
          .run(new PurgeTask.Asked(categories, dryRun, yes, scheduled));
    }
  }

  private Limits limits() {
    if (perSecond < 0 || (maxMinutes != null && maxMinutes < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--per-second is 0 or more, and --max-minutes 1 or more");
    }
    return new Limits(perSecond, Optional.ofNullable(maxMinutes).map(Duration::ofMinutes));
  }
}
