package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.TreeVisitor;

/** Counts what is due, and changes nothing. */
final class Planning implements TreeVisitor {

  private final Judge judge;
  private final PurgeListener listener;
  private final Pace pace;
  private long items;
  private long due;
  private long bytes;
  private long spared;
  private Plan.Oldest oldest;

  Planning(Judge judge, PurgeListener listener, Pace pace) {
    this.judge = judge;
    this.listener = listener;
    this.pace = pace;
  }

  @Override
  public void found(Found found) throws IOException {
    Judge.Verdict verdict = judge.of(found);
    if (verdict instanceof Judge.Due is) {
      items++;
      due++;
      bytes += is.candidate().bytes();
      if (oldest == null || is.since().isBefore(oldest.since())) {
        oldest = new Plan.Oldest(found.path(), is.since());
      }
      listener.due(judge.category(), found.path(), is.candidate().bytes(), is.since());
    } else if (verdict instanceof Judge.Returns) {
      items++;
    } else if (verdict instanceof Judge.Spared) {
      items++;
      spared++;
    } else if (verdict instanceof Judge.Stays stays && stays.counts()) {
      items++;
    }
  }

  @Override
  public void cannot(Path path, String reason) {
    spared++;
  }

  @Override
  public boolean goesOn() {
    return pace.isTimeLeft();
  }

  Plan plan(long examined) {
    return new Plan(
        judge.category(),
        examined,
        items,
        due,
        bytes,
        Optional.ofNullable(oldest),
        spared,
        pace.isTimeLeft());
  }
}
