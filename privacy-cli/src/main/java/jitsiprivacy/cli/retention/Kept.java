package jitsiprivacy.cli.retention;

import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.category.Otherwise;

/**
 * What is kept, in words for a record of processing activities.
 *
 * @param name in the configuration
 * @param where empty where nothing is looked after
 * @param keep how long
 * @param from since when
 * @param then what becomes of it
 * @param alone why nothing becomes of it, if so
 */
record Kept(
    String name,
    String what,
    List<String> where,
    Span keep,
    String from,
    String then,
    String owner,
    String purpose,
    List<Otherwise> otherwise,
    Optional<Span> atLeast,
    Optional<Span> atMost,
    Optional<String> alone) {

  Kept {
    where = List.copyOf(where);
    otherwise = List.copyOf(otherwise);
  }
}
