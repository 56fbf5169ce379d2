package jitsiprivacy.retention.category;

import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is kept for another time than the rest of its category, as it is about certain rooms.
 *
 * @param rooms names of which one must match, with stars; empty for all
 * @param tenants of which one must match, with stars; empty for all, also none
 * @param keep how long
 */
public record Otherwise(Optional<List<String>> rooms, Optional<List<String>> tenants, Period keep) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public Otherwise {
    rooms = rooms.map(List::copyOf);
    tenants = tenants.map(List::copyOf);
    if (rooms.isEmpty() && tenants.isEmpty()) {
      throw new IllegalArgumentException(
          "an override needs rooms or tenants: for all of them there is keep");
    }
    rooms.ifPresent(patterns -> check("rooms", patterns));
    tenants.ifPresent(patterns -> check("tenants", patterns));
    Periods.check("keep", keep);
  }

  private static void check(String name, List<String> patterns) {
    if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(name + ": at least one, and none that is empty");
    }
    for (String pattern : patterns) {
      if (!pattern.equals(pattern.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            name + ": in lower case, as the server calls them, not " + pattern);
      }
    }
  }

  /** Whether it applies, by all that is known. */
  Applies to(Whose whose) {
    Applies room = applies(rooms, whose.rooms());
    Applies tenant = applies(tenants, whose.tenants());
    if (room == Applies.NO || tenant == Applies.NO) {
      return Applies.NO;
    }
    return room == Applies.YES && tenant == Applies.YES ? Applies.YES : Applies.PERHAPS;
  }

  private static Applies applies(
      Optional<List<String>> patterns, Optional<? extends Collection<String>> names) {
    if (patterns.isEmpty()) {
      return Applies.YES;
    }
    if (names.isEmpty()) {
      return Applies.PERHAPS;
    }
    long matching =
        names.get().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> patterns.get().stream().anyMatch(any -> Star.matches(any, name)))
            .count();
    if (matching == 0) {
      return Applies.NO;
    }
    return matching == names.get().size() ? Applies.YES : Applies.PERHAPS;
  }

  /** Whether it is for something. */
  enum Applies {
    YES,
    NO,
    /** Something that decides it is not known, or it is for a part of it. */
    PERHAPS
  }
}
