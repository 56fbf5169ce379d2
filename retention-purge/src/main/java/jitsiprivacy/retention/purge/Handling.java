package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenDirectory;
import jitsiprivacy.retention.tree.OpenFiles;
import jitsiprivacy.retention.tree.Taken;
import jitsiprivacy.retention.tree.Why;

/**
 * Deals with what is due, many at once: first each is taken out of everybody's reach, then it is
 * asked which of them somebody had opened before that, and what nobody has open meets its fate.
 */
final class Handling {

  /** To ask who has what open takes long; to keep them in mind takes memory. */
  private static final int AT_ONCE = 5_000;

  /** Each is held open. */
  private static final int DIRECTORIES = 100;

  private final Judge judge;
  private final Fate fate;
  private final OpenFiles open;
  private final Mounts mounts;
  private final List<Judge.Due> waiting = new ArrayList<>();
  private OpenDirectory last;
  private int directories;

  /** Is told what became of what. */
  interface Account {
    void done(Path path, long bytes, Outcome outcome, String reason) throws IOException;
  }

  Handling(Judge judge, Fate fate, OpenFiles open, Mounts mounts) {
    this.judge = judge;
    this.fate = fate;
    this.open = open;
    this.mounts = mounts;
  }

  /** Sooner or later it is dealt with; at the latest when {@link #finish} is called. */
  void add(Judge.Due due, Account account) throws IOException {
    if (due.candidate().found().in() != last) {
      last = due.candidate().found().in();
      directories++;
    }
    due.candidate().found().in().held();
    waiting.add(due);
    if (waiting.size() >= AT_ONCE || directories >= DIRECTORIES) {
      finish(account);
    }
  }

  void finish(Account account) throws IOException {
    try {
      leaveOpenLogs(account);
      List<InHand> inHand = taken(account);
      if (!inHand.isEmpty()) {
        look(inHand, account);
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

  /** A log that is written to all day is not to be gone for a moment each day. */
  private void leaveOpenLogs(Account account) throws IOException {
    if (waiting.stream().allMatch(each -> each.oldest().isEmpty())) {
      return;
    }
    try {
      open.look();
    } catch (IOException e) {
      return; // Told when it is asked again.
    }
    for (Iterator<Judge.Due> all = waiting.iterator(); all.hasNext(); ) {
      Judge.Due each = all.next();
      Found found = each.candidate().found();
      Optional<String> user =
          each.oldest().flatMap(oldest -> open.of(found.attributes().fileKey()));
      if (user.isPresent()) {
        all.remove();
        found.in().close();
        tell(each.candidate(), Outcome.KEPT, openLog(user.get(), each.oldest()), account);
      }
    }
  }

  private static String openLog(String user, Optional<Instant> oldest) {
    return "it is open: "
        + user
        + "; its oldest entry is of "
        + oldest.orElseThrow()
        + ", and what is written to is not cut: have it rotated daily";
  }

  private List<InHand> taken(Account account) throws IOException {
    List<InHand> inHand = new ArrayList<>();
    for (Judge.Due each : waiting) {
      Candidate candidate = each.candidate();
      try {
        inHand.add(
            new InHand(candidate, each.about(), each.oldest(), new Taken(candidate.found())));
      } catch (IOException e) {
        tell(candidate, Outcome.FAILED, Why.of(e), account);
      }
    }
    return inHand;
  }

  private void look(List<InHand> inHand, Account account) throws IOException {
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
        giveBack(each, Outcome.KEPT, blind.get(), account);
      } else {
        deal(each, account);
      }
    }
  }

  private void deal(InHand each, Account account) throws IOException {
    Ended ended;
    try {
      Optional<String> use = each.taken().use(open, mounts);
      if (use.isEmpty() && isChanged(each)) {
        use = Optional.of("it was changed just now, or is another one");
      }
      if (use.isPresent()) {
        giveBack(each, Outcome.KEPT, use.get(), account);
        return;
      }
      // It may be long since it was judged.
      Optional<String> hold = judge.holds().on(each.about());
      if (hold.isPresent()) {
        giveBack(each, Outcome.HELD, hold.get(), account);
        return;
      }
      ended = fate.of(each);
    } catch (IOException e) {
      giveBack(each, Outcome.FAILED, Why.of(e), account);
      return;
    }
    account.done(each.candidate().path(), ended.bytes(), ended.outcome(), ended.reason());
  }

  /**
   * Or it is another one, which was given its name before it was taken. Nobody adds to what is out
   * of reach: this is the last time to look.
   */
  private static boolean isChanged(InHand each) throws IOException {
    Found found = each.candidate().found();
    if (!each.taken().isSame()) {
      return true;
    }
    if (!found.attributes().isDirectory()) {
      return false;
    }
    Contents now = Contents.of(found.in(), each.taken().hidden());
    return !now.modified().equals(each.candidate().modified())
        || now.bytes() != each.candidate().bytes();
  }

  private void giveBack(InHand each, Outcome outcome, String reason, Account account)
      throws IOException {
    try {
      Found found = each.candidate().found();
      try {
        if (found.leftover()) {
          judge.term().beforeReturn(found, each.taken().hidden());
        }
      } finally {
        each.taken().giveBack();
      }
      tell(each.candidate(), outcome, reason, account);
    } catch (IOException e) {
      tell(
          each.candidate(),
          Outcome.FAILED,
          reason + "; now called " + each.taken().hidden() + ", for " + Why.of(e),
          account);
    }
  }

  private static void tell(Candidate candidate, Outcome outcome, String reason, Account account)
      throws IOException {
    account.done(candidate.path(), candidate.bytes(), outcome, reason);
  }
}
