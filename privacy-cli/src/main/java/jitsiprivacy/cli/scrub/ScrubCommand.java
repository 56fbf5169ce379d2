package jitsiprivacy.cli.scrub;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.logs.LogAnonymizerOptions.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy scrub}: how it is called. */
@Command(
    name = "scrub",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy scrub [OPTION...] [PATH...]",
      "jitsi-privacy scrub --check [OPTION...] PATH...",
      "jitsi-privacy scrub --reveal=PSEUDONYM --reason=TEXT [--at=TIME]"
    },
    resourceBundle = "jitsiprivacy.cli.scrub.help")
public final class ScrubCommand implements Callable<Integer> {

  private static final Path STDIN = Path.of("-");

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "0..*")
  List<Path> paths = List.of();

  @Option(names = "--check")
  boolean check;

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--reveal", paramLabel = "PSEUDONYM")
  String reveal;

  @Option(names = "--reason", paramLabel = "TEXT")
  String reason;

  @Option(names = "--at", paramLabel = "TIME")
  OffsetDateTime at;

  @Option(names = "--addresses", paramLabel = "HOW")
  Addresses addresses;

  @Option(names = "--keep", paramLabel = "NETWORK", split = ",")
  List<String> keep = List.of();

  @Option(names = "--in-use")
  boolean inUse;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--no-progress")
  boolean noProgress;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    refuseContradictions();
    Screen screen =
        new Screen(
            spec.commandLine().getErr(),
            Boolean.getBoolean("jitsiprivacy.terminal") && !noProgress && !readsStdin(),
            System::nanoTime);
    Settings settings = settings(screen);
    StandardOutput out = new StandardOutput();
    if (reveal != null) {
      IpAddress pseudonym =
          AddressText.read(reveal).orElseThrow(() -> wrong("\"" + reveal + "\" is no IP address"));
      new RevealTask(settings, out, screen::say)
          .run(
              pseudonym,
              Optional.ofNullable(at).map(OffsetDateTime::toInstant),
              reason,
              Operator.name(System.getProperty("user.name"), System.getenv()));
      return Exit.DONE;
    }
    InputStream in = new FileInputStream(FileDescriptor.in);
    Scrubbing scrubbing = new Scrubbing(settings, screen, in, out);
    if (!check && !dryRun && readsStdin()) {
      return scrubbing.filter();
    }
    Mode mode = check ? Mode.CHECK : dryRun ? Mode.DRY_RUN : Mode.SCRUB;
    Report report = json ? new JsonReport(out, mode) : new HumanReport(out, screen, mode);
    return scrubbing.files(mode, paths, inUse, report);
  }

  private boolean readsStdin() {
    return paths.isEmpty() || paths.contains(STDIN);
  }

  private Settings settings(Screen screen) throws Exception {
    Settings settings = Settings.read(config, screen::say);
    try {
      return settings.with(addresses, keep);
    } catch (IllegalArgumentException e) {
      throw wrong("--keep: " + e.getMessage());
    }
  }

  private void refuseContradictions() {
    if (reveal != null) {
      refuse(check || dryRun || json || !paths.isEmpty(), "--reveal stands alone");
      refuse(reason == null, "--reveal needs a --reason, which is recorded");
    } else {
      refuse(reason != null || at != null, "--reason and --at belong to --reveal");
    }
    refuse(check && dryRun, "--check changes nothing: leave out --dry-run");
    refuse(check && paths.isEmpty(), "--check needs a PATH, or - for stdin");
    refuse(
        !check && !dryRun && paths.contains(STDIN) && paths.size() > 1,
        "- stands alone: what comes from stdin goes to stdout");
    refuse(
        json && !check && !dryRun && readsStdin(),
        "--json needs a PATH, --check or --dry-run: stdout is for the scrubbed text");
  }

  private void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw wrong(why);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
