package jitsiprivacy.retention.purge;

import jitsiprivacy.retention.category.Category;

/**
 * What was done with a category.
 *
 * @param examined files and directories that were looked at
 * @param deleted how many
 * @param bytes of those
 * @param held how many are due and under a hold
 * @param kept how many are due and could not go now
 * @param failed how many could not be deleted, or looked at
 * @param complete whether there was time for all
 */
public record Result(
    Category category,
    long examined,
    long deleted,
    long bytes,
    long held,
    long kept,
    long failed,
    boolean complete) {

  /** Whether all that is due, and under no hold, is gone. */
  public boolean isDone() {
    return kept == 0 && failed == 0 && complete;
  }
}
