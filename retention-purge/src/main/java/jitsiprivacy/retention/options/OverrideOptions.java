package jitsiprivacy.retention.options;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.category.Otherwise;

/** What is kept for another time, as it is about certain rooms. As in {@link Otherwise}. */
public record OverrideOptions(
    Optional<List<String>> rooms, Optional<List<String>> tenants, Period keep) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public OverrideOptions {
    rooms = rooms.map(List::copyOf);
    tenants = tenants.map(List::copyOf);
    new Otherwise(rooms, tenants, keep); // Refuses what is none.
  }

  Otherwise otherwise() {
    return new Otherwise(rooms, tenants, keep);
  }
}
