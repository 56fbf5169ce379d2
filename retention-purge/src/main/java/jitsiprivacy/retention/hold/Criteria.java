package jitsiprivacy.retention.hold;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.files.FreeText;

/**
 * What a hold is on: of each kind that it states, one must match.
 *
 * @param rooms empty for any
 * @param tenants empty for any
 * @param subjects empty for any
 * @param files absolute; a directory with all below it; empty for any
 * @param time empty for any
 */
public record Criteria(
    List<Named> rooms,
    List<String> tenants,
    List<Named> subjects,
    List<Path> files,
    Optional<TimeRange> time) {

  private static final int MOST = 1_000;
  private static final int LONGEST_TENANT = 1_000;
  private static final int LONGEST_PATH = 4_095;

  /**
   * @throws IllegalArgumentException when that is nothing, or one of them is not what it must be
   */
  public Criteria {
    rooms = List.copyOf(rooms);
    tenants = List.copyOf(tenants);
    subjects = List.copyOf(subjects);
    files = List.copyOf(files);
    for (List<?> each : List.of(rooms, tenants, subjects, files)) {
      if (each.size() > MOST) {
        throw new IllegalArgumentException("a hold has at most " + MOST + " of each kind");
      }
    }
    if (rooms.isEmpty()
        && tenants.isEmpty()
        && subjects.isEmpty()
        && files.isEmpty()
        && time.isEmpty()) {
      throw new IllegalArgumentException(
          "a hold is on something: rooms, tenants, subjects, files or a time");
    }
    tenants.forEach(tenant -> FreeText.check("a tenant", tenant, LONGEST_TENANT));
    files.forEach(Criteria::check);
  }

  private static void check(Path file) {
    FreeText.check("a path", file.toString(), LONGEST_PATH);
    if (!file.isAbsolute() || !file.normalize().equals(file)) {
      throw new IllegalArgumentException("a path begins with / and has no . or .. in it: " + file);
    }
  }
}
