package jitsiprivacy.consent;

import java.util.HashSet;
import java.util.Set;

/**
 * All that a participant decides, as of now. A purpose that stands in neither set is undecided;
 * leaving out one that was granted before withdraws it.
 */
public record Statement(Set<Purpose> granted, Set<Purpose> refused) {
  public Statement {
    granted = Set.copyOf(granted);
    refused = Set.copyOf(refused);
  }

  /** What it says of these purposes; the rest nobody asked for. */
  public Statement about(Set<Purpose> asked) {
    return new Statement(only(granted, asked), only(refused, asked));
  }

  private static Set<Purpose> only(Set<Purpose> purposes, Set<Purpose> asked) {
    Set<Purpose> common = new HashSet<>(purposes);
    common.retainAll(asked);
    return common;
  }
}
