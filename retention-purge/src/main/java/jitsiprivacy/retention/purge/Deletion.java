package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenDirectory;
import jitsiprivacy.retention.tree.OpenFiles;
import jitsiprivacy.retention.tree.Taken;
import jitsiprivacy.retention.tree.Why;

/**
 * Deletes what is due, many at once: first each is taken out of everybody's reach, then it is asked
 * which of them somebody had opened before that, and what nobody has open goes.
 */
final class Deletion {

  /** To ask who has what open takes long; to keep them in mind takes memory. */
  private static final int AT_ONCE = 5_000;

  /** Each is held open. */
  private static final int DIRECTORIES = 100;

  private final Judge judge;
  private final OpenFiles open;
  private final Mounts mounts;
  private final Account account;
  private final List<Judge.Due> waiting = new ArrayList<>();
  private OpenDirectory last;
  private int directories;

  /** Is told what became of what. */
  interface Account {
    void done(Path path, long bytes, Outcome outcome, String reason) throws IOException;
  }

  private record InHand(Candidate candidate, Held about, Taken taken) {}

  Deletion(Judge judge, OpenFiles open, Mounts mounts, Account account) {
    this.judge = judge;
    this.open = open;
    this.mounts = mounts;
    this.account = account;
  }

  /** Sooner or later it is deleted; at the latest when {@link #finish} is called. */
  void add(Judge.Due due) throws IOException {
    if (due.candidate().found().in() != last) {
      last = due.candidate().found().in();
      directories++;
    }
    due.candidate().found().in().held();
    waiting.add(due);
    if (waiting.size() >= AT_ONCE || directories >= DIRECTORIES) {
      finish();
    }
  }

  void finish() throws IOException {
    try {
      List<InHand> inHand = taken();
      if (!inHand.isEmpty()) {
        look(inHand);
      }
    } finally {
      for (Judge.Due each : waiting) {
        each.candidate().found().in().close();
      }
      waiting.clear();
      last = null;
      directories = 0;
    }
  }

  private List<InHand> taken() throws IOException {
    List<InHand> inHand = new ArrayList<>();
    for (Judge.Due each : waiting) {
      Candidate candidate = each.candidate();
      try {
        inHand.add(new InHand(candidate, each.about(), new Taken(candidate.found())));
      } catch (IOException e) {
        tell(candidate, Outcome.FAILED, Why.of(e));
      }
    }
    return inHand;
  }

  private void look(List<InHand> inHand) throws IOException {
    Optional<String> blind;
    try {
      open.look();
      mounts.look();
      blind =
          open.unseen()
              .map(
                  who ->
                      "it is not to be seen what "
                          + who
                          + " has open; run as root, or with CAP_SYS_PTRACE");
    } catch (IOException e) {
      blind = Optional.of("it is not to be seen who has what open: " + Why.of(e));
    }
    for (InHand each : inHand) {
      if (blind.isPresent()) {
        giveBack(each, Outcome.KEPT, blind.get());
      } else {
        delete(each);
      }
    }
  }

  private void delete(InHand each) throws IOException {
    try {
      Optional<String> use = each.taken.use(open, mounts);
      if (use.isEmpty() && isChanged(each)) {
        use = Optional.of("it was changed just now, or is another one");
      }
      if (use.isPresent()) {
        giveBack(each, Outcome.KEPT, use.get());
        return;
      }
      // It may be long since it was judged.
      Optional<String> hold = judge.holds().on(each.about);
      if (hold.isPresent()) {
        giveBack(each, Outcome.HELD, hold.get());
        return;
      }
      judge.term().beforeDeletion(each.candidate, each.taken.hidden());
      int names = each.taken.otherNames();
      each.taken.delete();
      tell(
          each.candidate,
          Outcome.DELETED,
          names == 0 ? "" : "its content stays under " + names + " other names");
    } catch (IOException e) {
      String reason = Why.of(e);
      try {
        each.taken.giveBack();
      } catch (IOException back) {
        reason += "; now called " + each.taken.hidden() + ", for " + Why.of(back);
      }
      tell(each.candidate, Outcome.FAILED, reason);
    }
  }

  /**
   * Or it is another one, which was given its name before it was taken. Nobody adds to what is out
   * of reach: this is the last time to look.
   */
  private static boolean isChanged(InHand each) throws IOException {
    Found found = each.candidate.found();
    if (!each.taken.isSame()) {
      return true;
    }
    if (!found.attributes().isDirectory()) {
      return false;
    }
    Contents now = Contents.of(found.in(), each.taken.hidden());
    return !now.modified().equals(each.candidate.modified())
        || now.bytes() != each.candidate.bytes();
  }

  private void giveBack(InHand each, Outcome outcome, String reason) throws IOException {
    try {
      each.taken.giveBack();
      tell(each.candidate, outcome, reason);
    } catch (IOException e) {
      tell(
          each.candidate,
          Outcome.FAILED,
          reason + "; now called " + each.taken.hidden() + ", for " + Why.of(e));
    }
  }

  private void tell(Candidate candidate, Outcome outcome, String reason) throws IOException {
    account.done(candidate.path(), candidate.bytes(), outcome, reason);
  }
}
