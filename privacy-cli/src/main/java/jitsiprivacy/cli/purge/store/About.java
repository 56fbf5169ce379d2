package jitsiprivacy.cli.purge.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.retention.hold.Held;

/**
 * What is known of something in a store, for holds. It lies at no path, and nobody knows tenants.
 */
final class About {

  static final Held NOTHING =
      new Held(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private About() {}

  static Held of(
      Optional<Set<String>> rooms, Optional<Set<String>> subjects, Instant from, Instant until) {
    return new Held(
        Optional.empty(), rooms, Optional.empty(), subjects, Optional.of(from), Optional.of(until));
  }
}
