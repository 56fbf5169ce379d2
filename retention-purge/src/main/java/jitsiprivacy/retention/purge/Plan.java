package jitsiprivacy.retention.purge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.category.Category;

/**
 * What is due of a category.
 *
 * @param examined files and directories that were looked at
 * @param items of the category, due or not
 * @param due how many are to be deleted
 * @param bytes of those
 * @param oldest of those, the one that has been due for longest
 * @param spared how many are due, or may be, and are not to be deleted
 * @param complete whether there was time to look at all
 */
public record Plan(
    Category category,
    long examined,
    long items,
    long due,
    long bytes,
    Optional<Oldest> oldest,
    long spared,
    boolean complete) {

  /** Since when it has been due. */
  public record Oldest(Path path, Instant since) {}

  /** How much of the category is due, in percent, rounded up. */
  public int share() {
    return items == 0 ? 0 : (int) ((due * 100 + items - 1) / items);
  }

  /**
   * Whether so much is due that a clock or a pattern may be wrong.
   *
   * @param share of the category, in percent
   * @param few so many are never much
   */
  public boolean isMuch(int share, int few) {
    return due > few && share() > share;
  }
}
