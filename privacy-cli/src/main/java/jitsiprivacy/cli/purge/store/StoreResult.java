package jitsiprivacy.cli.purge.store;

/**
 * What was done in a store.
 *
 * @param examined that there were, due or not
 * @param deleted how many
 * @param bytes of those
 * @param held how many are due and under a hold, or belong to such
 * @param kept how many are due and were not in the plan
 * @param failed how many could not be deleted, or looked at
 * @param complete whether there was time for all
 */
record StoreResult(
    String name,
    long examined,
    long deleted,
    long bytes,
    long held,
    long kept,
    long failed,
    boolean complete) {

  boolean isDone() {
    return kept == 0 && failed == 0 && complete;
  }

  boolean isNothing() {
    return deleted + held + kept + failed == 0 && complete;
  }
}
