package jitsiprivacy.retention.hold;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a hold is on something: the table in docs/holds.md. */
final class Rule {

  private final Criteria on;
  private final Set<String> rooms;
  private final Set<String> tenants;
  private final Set<String> subjects;
  private final List<Place> places;

  Rule(Criteria on) {
    this.on = on;
    this.rooms = pseudonyms(on.rooms());
    this.tenants = lower(on.tenants());
    this.subjects = pseudonyms(on.subjects());
    this.places = on.files().stream().map(Place::of).toList();
  }

  private static Set<String> pseudonyms(List<Named> names) {
    return names.stream()
        .flatMap(each -> Stream.concat(Stream.of(each.pseudonym()), each.inLedger().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Jitsi has tenants in lower case, whatever somebody writes. */
  private static Set<String> lower(Iterable<String> tenants) {
    Set<String> lower = new HashSet<>();
    tenants.forEach(each -> lower.add(each.toLowerCase(Locale.ROOT)));
    return lower;
  }

  boolean holds(Held item, Directories directories) {
    return isOf(rooms, item.rooms())
        && isOf(tenants, item.tenants().map(Rule::lower))
        && isOf(subjects, item.subjects())
        && isOfTheTime(item)
        && isAt(item.path(), directories);
  }

  private boolean isOf(Set<String> stated, Optional<Set<String>> known) {
    if (stated.isEmpty()) {
      return true;
    }
    if (known.isEmpty() || known.get().isEmpty()) {
      return countsThoughUnknown();
    }
    return !Collections.disjoint(stated, known.get());
  }

  /** Without a time, a hold would be on all of which nothing is known, for as long as it lasts. */
  private boolean countsThoughUnknown() {
    return on.time().isPresent();
  }

  private boolean isOfTheTime(Held item) {
    return on.time().isEmpty() || on.time().get().mayOverlap(item.from(), item.until());
  }

  private boolean isAt(Optional<Path> path, Directories directories) {
    if (places.isEmpty()) {
      return true;
    }
    if (path.isEmpty()) {
      return countsThoughUnknown();
    }
    Path written = path.get().toAbsolutePath().normalize();
    return isTouchedBy(written) || isTouchedBy(directories.real(written));
  }

  private boolean isTouchedBy(Path path) {
    return places.stream().anyMatch(place -> place.isTouchedBy(path));
  }
}
