package jitsiprivacy.retention.hold;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of something that may be under a hold. Nothing is known of what is empty.
 *
 * @param path where it lies; empty for a row
 * @param rooms it is about: as pseudonyms of the audit trail, or of the ledger of consent
 * @param tenants it is about
 * @param subjects it is about: as pseudonyms of the audit trail, or of the ledger of consent
 * @param from when it begins
 * @param until when it ends
 */
public record Held(
    Optional<Path> path,
    Optional<Set<String>> rooms,
    Optional<Set<String>> tenants,
    Optional<Set<String>> subjects,
    Optional<Instant> from,
    Optional<Instant> until) {

  /** A file of which nothing else is known but when it was last written. */
  public static Held file(Path path, Instant modified) {
    return new Held(
        Optional.of(path),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(modified));
  }
}
