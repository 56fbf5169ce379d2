package jitsiprivacy.retention.purge;

import java.util.Map;
import jitsiprivacy.retention.category.Category;

/**
 * What was done with a category.
 *
 * @param examined files and directories that were looked at
 * @param became how many of what was due became what
 * @param complete whether there was time for all
 */
public record Result(
    Category category, long examined, Map<Outcome, Tally> became, boolean complete) {

  public Result {
    became = Map.copyOf(became);
  }

  public Tally of(Outcome outcome) {
    return became.getOrDefault(outcome, Tally.NONE);
  }

  /** Whether nothing was due. */
  public boolean isEmpty() {
    return became.isEmpty();
  }

  /** Whether all that is due, and under no hold, was dealt with. */
  public boolean isDone() {
    return of(Outcome.KEPT).count() == 0 && of(Outcome.FAILED).count() == 0 && complete;
  }
}
