package jitsiprivacy.retention.purge;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Due;

/** How long what is withdrawn can be had back. */
public final class Grace {

  private Grace() {}

  /**
   * Until when. Where no grace is configured any more, until the next run.
   *
   * @param since when it was withdrawn
   */
  public static Instant end(Category category, Instant since) {
    Optional<Period> grace = category.grace();
    return grace.isEmpty() ? since : Due.after(since, grace.get()).orElse(Instant.MAX);
  }
}
