package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.OutputLost;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.files.FileState;
import jitsiprivacy.cli.scrub.files.Writers;

/** Puts together what is needed for what was asked. */
record Scrubbing(Settings settings, Screen screen, InputStream in, OutputStream out) {

  private static final Path STDIN = Path.of("-");

  /** From stdin to stdout. */
  int filter() throws OutputLost, Failure {
    KeyRing ring = settings.pseudonyms() ? Keys.inUse(settings, screen::say) : null;
    Replacement replacement = settings.options().replacement(() -> ring);
    Filter filter =
        new Filter(() -> new StreamScrubber(replacement, settings.kinds()), out, screen::say);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> finish(filter, ring), "jitsi-privacy-finish"));
    try {
      filter.run(in);
    } catch (OutputLost e) {
      throw e;
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "stdin cannot be read: " + Reason.of(e));
    }
    return Exit.DONE;
  }

  /** What leaves last may hold pseudonyms that nobody recorded yet. */
  private static void finish(Filter filter, KeyRing ring) {
    filter.finishSoon();
    if (ring != null) {
      ring.record();
    }
  }

  int files(Mode mode, List<Path> paths, boolean inUse, Report report) throws IOException, Failure {
    Writers writers = new Writers();
    Search search = search();
    Eligibility eligibility = new Eligibility(search, writers, inUse, screen);
    FileTask task =
        switch (mode) {
          case SCRUB -> scrub(eligibility);
          case DRY_RUN -> dryRun(eligibility, report);
          case CHECK -> new CheckFile(search, report, screen);
        };
    if (screen.hasBar()) {
      screen.begin(size(paths), Screen::bytes);
    }
    Visit visit = new Visit(task, report, screen, keys(), mode == Mode.SCRUB);
    for (Path path : paths.isEmpty() ? List.of(STDIN) : paths) {
      if (path.equals(STDIN)) {
        stdin(mode, search, eligibility, report, visit.totals());
      } else {
        visit.named(path);
      }
    }
    if (mode != Mode.CHECK && writers.isBlind()) {
      screen.say("not all processes could be asked which files they write to; root could");
    }
    report.end(visit.totals());
    return visit.totals().exit();
  }

  private Search search() throws Failure {
    KnownPseudonyms known = new KnownPseudonyms(settings.keys());
    if (settings.pseudonyms()) {
      try {
        known.read();
      } catch (UncheckedIOException e) {
        throw new Failure(
            Exit.FAILED,
            "pseudonyms cannot be told from addresses, since their record cannot be read: "
                + Reason.of(e.getCause())
                + ". Run as root, or as a user who may read "
                + settings.keys());
      }
    }
    return new Search(settings, known);
  }

  /** What is redacted cannot be told apart ever again: nobody shall get that without asking. */
  private ScrubFile scrub(Eligibility eligibility) throws Failure {
    if (!settings.pseudonyms()) {
      Replacement replacement = settings.options().replacement(() -> null);
      return new ScrubFile(settings, replacement, () -> {}, eligibility, screen);
    }
    KeyRing ring = Keys.inUse(settings, screen::say);
    if (ring.current().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "no file was touched, since there is no key for pseudonyms. Run as root, or as a user who"
              + " may read and write "
              + settings.keys()
              + "; or say --addresses redact, which cannot be undone");
    }
    Replacement replacement = settings.options().replacement(() -> ring);
    return new ScrubFile(settings, replacement, ring::record, eligibility, screen);
  }

  private DryRunFile dryRun(Eligibility eligibility, Report report) {
    Replacement replacement =
        settings.pseudonyms()
            ? new PassingPseudonyms(settings.options().networks())
            : settings.options().replacement(() -> null);
    return new DryRunFile(settings, replacement, eligibility, report, screen);
  }

  private void stdin(
      Mode mode, Search search, Eligibility eligibility, Report report, Totals totals)
      throws IOException {
    report.begin(STDIN.toString());
    Stdin stdin = new Stdin(in);
    FileResult result =
        mode == Mode.DRY_RUN
            ? stdin.dryRun(dryRun(eligibility, report))
            : stdin.check(search, report);
    totals.add(result);
    report.file(result);
  }

  private long size(List<Path> paths) throws IOException {
    AtomicLong sum = new AtomicLong();
    FileTask count =
        file -> {
          sum.addAndGet(file.state().size());
          return FileResult.of(Outcome.CLEAN, file.state().size());
        };
    Screen none = new Screen(null, false, () -> 0);
    Visit visit = new Visit(count, new SilentReport(), none, keys(), false);
    for (Path path : paths) {
      visit.named(path);
    }
    return sum.get();
  }

  /** What it says in there must stay as it is. */
  private Predicate<FileState.Key> keys() {
    Path stateDir = settings.stateDir();
    try {
      return Files.isDirectory(stateDir) ? FileState.of(stateDir).key()::equals : key -> false;
    } catch (IOException e) {
      return key -> false;
    }
  }
}
