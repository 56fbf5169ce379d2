package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Taken;
import jitsiprivacy.retention.tree.TreeVisitor;
import jitsiprivacy.retention.tree.Why;

/** Does what a plan says, and no more than that. */
final class Acting implements TreeVisitor, Handling.Account {

  private final Judge judge;
  private final Handling handling;
  private final PurgeListener listener;
  private final Pace pace;
  private final Map<Outcome, Tally> became = new EnumMap<>(Outcome.class);
  private long planned;

  /**
   * @param planned how many were due
   */
  Acting(Judge judge, Handling handling, PurgeListener listener, Pace pace, long planned) {
    this.judge = judge;
    this.handling = handling;
    this.listener = listener;
    this.pace = pace;
    this.planned = planned;
  }

  @Override
  public void found(Found found) throws IOException {
    if (found.draft()) {
      discard(found);
      return;
    }
    Judge.Verdict verdict = judge.of(found);
    if (found.leftover() && !(verdict instanceof Judge.Due)) {
      giveBack(found);
    }
    if (found.withdrawn().isPresent() && !found.attributes().permissions().isEmpty()) {
      close(found);
    }
    if (verdict instanceof Judge.Due is) {
      if (planned == 0) {
        done(found.path(), 0, Outcome.KEPT, "it was not there when the plan was made");
        return;
      }
      planned--;
      pace.deletes(1);
      handling.add(is, this);
    } else if (verdict instanceof Judge.Returns) {
      giveBackWithdrawn(found);
    } else if (verdict instanceof Judge.Spared spared) {
      done(found.path(), 0, spared.outcome(), spared.reason());
    }
  }

  /** A run was killed while it wrote that; what it was to replace is still there. */
  private void discard(Found found) throws IOException {
    if (!found.attributes().isRegularFile()) {
      return; // None of ours.
    }
    try {
      found.in().deleteFile(found.name());
    } catch (IOException e) {
      done(found.path(), 0, Outcome.FAILED, found.name() + " cannot be deleted: " + Why.of(e));
    }
  }

  /** A run that was killed had it in hand, and nothing is to become of it after all. */
  private void giveBack(Found found) throws IOException {
    try {
      try {
        judge.term().beforeReturn(found, found.name());
      } finally {
        new Taken(found).giveBack();
      }
    } catch (IOException e) {
      done(found.path(), 0, Outcome.FAILED, "it is not as it was before a run: " + Why.of(e));
    }
  }

  /** A run was killed before it did that. */
  private void close(Found found) throws IOException {
    try {
      new Taken(found).close();
    } catch (IOException e) {
      done(found.path(), 0, Outcome.FAILED, "it is withdrawn, and can be read: " + Why.of(e));
    }
  }

  private void giveBackWithdrawn(Found found) throws IOException {
    try {
      judge.term().beforeReturn(found, found.name());
      new Taken(found).giveBackWithdrawn();
      done(found.path(), found.attributes().size(), Outcome.RETURNED, "it is not due any more");
    } catch (IOException e) {
      done(found.path(), 0, Outcome.FAILED, "it is not due any more, but: " + Why.of(e));
    }
  }

  @Override
  public void done(Path path, long bytes, Outcome outcome, String reason) throws IOException {
    became.merge(outcome, Tally.NONE.and(bytes), (all, one) -> all.and(one.bytes()));
    listener.done(judge.category(), path, outcome, reason);
  }

  @Override
  public void cannot(Path path, String reason) throws IOException {
    done(path, 0, Outcome.FAILED, reason);
  }

  @Override
  public boolean goesOn() {
    return pace.isTimeLeft();
  }

  /**
   * @param complete whether there was time for all of the plan
   */
  Result result(long examined, boolean complete) {
    return new Result(judge.category(), examined, became, complete && pace.isTimeLeft());
  }
}
