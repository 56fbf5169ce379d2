package jitsiprivacy.retention.category;

import java.util.Optional;
import java.util.Set;

/**
 * Which rooms something is about. Nothing is known of what is empty.
 *
 * @param rooms their names, without service and tenant
 * @param tenants theirs; an empty set if it is known that they have none
 */
public record Whose(Optional<Set<String>> rooms, Optional<Set<String>> tenants) {

  /** Of which nothing is known, such as a log. */
  public static final Whose UNKNOWN = new Whose(Optional.empty(), Optional.empty());

  public Whose {
    rooms = rooms.map(Set::copyOf);
    tenants = tenants.map(Set::copyOf);
  }
}
