package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Predicate;
import jitsiprivacy.cli.OutputLost;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.files.FileState;
import jitsiprivacy.cli.scrub.files.Leftovers;
import jitsiprivacy.cli.scrub.files.OpenDirectory;

/** Goes through what was named, and through all that is below it, without following a link. */
final class Visit {

  /** Far deeper than logs lie; whoever may write to a directory shall not stop a run. */
  private static final int DEEPEST = 64;

  private final FileTask task;
  private final Report report;
  private final Screen screen;
  private final Predicate<FileState.Key> ours;
  private final boolean cleansUp;
  private final Totals totals = new Totals();

  /**
   * @param ours directories of this product
   * @param cleansUp whether what an earlier run left behind is removed
   */
  Visit(
      FileTask task,
      Report report,
      Screen screen,
      Predicate<FileState.Key> ours,
      boolean cleansUp) {
    this.task = task;
    this.report = report;
    this.screen = screen;
    this.ours = ours;
    this.cleansUp = cleansUp;
  }

  Totals totals() {
    return totals;
  }

  /** A file or directory that the operator named. */
  void named(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path name = absolute.getFileName();
    try (OpenDirectory parent = OpenDirectory.of(name == null ? absolute : absolute.getParent())) {
      if (name == null) {
        all(parent, path, 0);
      } else {
        entry(parent, name, path, 0);
      }
    } catch (NotDirectoryException | NoSuchFileException e) {
      report(path, FileResult.leftAlone(Outcome.FAILED, "there is no such file", 0));
    } catch (OutputLost e) {
      throw e;
    } catch (IOException e) {
      report(path, FileResult.leftAlone(Outcome.FAILED, Reason.of(e), 0));
    }
  }

  private void all(OpenDirectory directory, Path shown, int depth) throws IOException {
    for (Path name : directory.names()) {
      entry(directory, name, shown.resolve(name), depth + 1);
    }
  }

  private void entry(OpenDirectory directory, Path name, Path shown, int depth) throws IOException {
    FileState state;
    try {
      state = directory.state(name);
    } catch (NoSuchFileException e) {
      if (depth == 0) {
        throw e;
      }
      return; // Rotated away.
    }
    switch (state.type()) {
      case DIRECTORY -> directory(directory, name, state, shown, depth);
      case FILE -> file(directory, name, state, shown, depth);
      case LINK -> leave(shown, depth, "it is a symbolic link; what it leads to can be named");
      case OTHER -> leave(shown, depth, "it is no regular file");
    }
  }

  private void directory(OpenDirectory parent, Path name, FileState state, Path shown, int depth)
      throws IOException {
    if (ours.test(state.key())) {
      leave(shown, depth, "it holds the keys of jitsi-privacy");
      return;
    }
    if (depth >= DEEPEST) {
      report(shown, FileResult.leftAlone(Outcome.FAILED, "it lies too deep", 0));
      return;
    }
    try (OpenDirectory child = parent.open(name)) {
      all(child, shown, depth);
    } catch (OutputLost e) {
      throw e;
    } catch (IOException e) {
      report(shown, FileResult.leftAlone(Outcome.FAILED, Reason.of(e), 0));
    }
  }

  private void file(OpenDirectory directory, Path name, FileState state, Path shown, int depth)
      throws IOException {
    if (Leftovers.isOne(name)) {
      if (cleansUp) {
        Leftovers.remove(directory, name);
      }
      return;
    }
    report.begin(shown.toString());
    long doneBefore = screen.done();
    FileResult result = result(new LogFile(directory, name, state), depth == 0);
    screen.done(doneBefore + state.size());
    totals.add(result);
    report.file(result);
  }

  private FileResult result(LogFile file, boolean named) throws IOException {
    long size = file.state().size();
    try {
      return task.run(file);
    } catch (OutputLost e) {
      throw e;
    } catch (NotNowException e) {
      Outcome outcome = named ? Outcome.FAILED : Outcome.SKIPPED;
      return FileResult.leftAlone(outcome, e.getMessage(), size);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof OutputLost lost) {
        throw lost;
      }
      return FileResult.leftAlone(Outcome.FAILED, Reason.of(e.getCause()), size);
    } catch (IOException e) {
      return FileResult.leftAlone(Outcome.FAILED, Reason.of(e), size);
    } catch (OutOfMemoryError e) {
      return FileResult.leftAlone(Outcome.FAILED, "it takes more memory than there is", size);
    } catch (RuntimeException e) {
      // The others must not suffer.
      return FileResult.leftAlone(
          Outcome.FAILED, "this is a fault of jitsi-privacy itself; please report it: " + e, size);
    }
  }

  private void leave(Path shown, int depth, String why) throws IOException {
    Outcome outcome = depth == 0 ? Outcome.FAILED : Outcome.SKIPPED;
    report(shown, FileResult.leftAlone(outcome, why, 0));
  }

  private void report(Path shown, FileResult result) throws IOException {
    report.begin(shown.toString());
    totals.add(result);
    report.file(result);
  }
}
