package jitsiprivacy.retention.purge;

import java.io.IOException;

/** It is deleted, with what must go before. */
record Deleting(Term term) implements Fate {

  @Override
  public Ended of(InHand item) throws IOException {
    term.beforeDeletion(item.candidate(), item.taken().hidden());
    int names = item.taken().otherNames();
    item.taken().delete();
    return Ended.of(
        Outcome.DELETED,
        item.candidate(),
        names == 0 ? "" : "its content stays under " + names + " other names");
  }
}
