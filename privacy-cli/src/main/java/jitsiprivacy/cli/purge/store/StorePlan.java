package jitsiprivacy.cli.purge.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What is due in a store.
 *
 * @param items that there are, due or not
 * @param due how many are to be deleted
 * @param bytes of those
 * @param oldest of those, the one that has been due for longest
 * @param held how many are due and under a hold
 * @param trouble why it cannot be told, if so
 * @param complete whether there was time to look at all
 */
record StorePlan(
    Store.Keeps keeps,
    long items,
    long due,
    long bytes,
    Optional<Oldest> oldest,
    long held,
    Optional<String> trouble,
    boolean complete) {

  /** Since when it has been due. */
  record Oldest(String name, Instant since) {}

  /** How much of the store is due, in percent, rounded up. */
  int share() {
    return items == 0 ? 0 : (int) ((due * 100 + items - 1) / items);
  }

  boolean isMuch(int share, int few) {
    return due > few && share() > share;
  }
}
