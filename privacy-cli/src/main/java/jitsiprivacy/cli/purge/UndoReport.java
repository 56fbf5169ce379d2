package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Path;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Withdrawals;

/** Records what is had back, and says what became of it. */
final class UndoReport implements Withdrawals.Account {

  private final PurgeEvidence evidence;
  private final Lines out;
  private final Screen screen;
  private boolean refused;

  /** Lines for people. */
  @FunctionalInterface
  interface Lines {
    void line(String text) throws IOException;
  }

  UndoReport(PurgeEvidence evidence, Lines out, Screen screen) {
    this.evidence = evidence;
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void returning(Withdrawals.Entry entry) throws IOException {
    evidence.undoes(entry.category());
  }

  @Override
  public void done(Path path, Outcome outcome, String reason) throws IOException {
    if (outcome == Outcome.RETURNED) {
      out.line("it is there again: " + Shown.text(path));
      return;
    }
    refused = true;
    screen.say(Shown.text(path) + ": " + Shown.text(reason) + hint(path, outcome));
  }

  private static String hint(Path path, Outcome outcome) {
    return outcome == Outcome.KEPT
        ? ". Set a hold first: jitsi-privacy hold set NAME --file "
            + Shown.text(path)
            + " --until DATE --reason TEXT --responsible ROLE; or have it kept for longer in the"
            + " configuration"
        : "";
  }

  int exit() {
    return refused ? Exit.NO : Exit.DONE;
  }
}
