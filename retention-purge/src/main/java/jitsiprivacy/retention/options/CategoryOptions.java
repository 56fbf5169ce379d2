package jitsiprivacy.retention.options;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Keeping;
import jitsiprivacy.retention.category.Unit;

/**
 * {@code privacy.retention.categories.NAME}: a kind of files.
 *
 * @param enabled whether anything becomes of them; so if it is not written
 * @param what they are, for people
 * @param purpose why they are kept
 * @param owner who answers for them; that of all if it is not written
 * @param files where they lie
 * @param unit what is due as a whole; a file if it is not written
 * @param from since when their time runs; the last change if it is not written
 * @param keep how long
 * @param atLeast what overrides make it no shorter than
 * @param atMost what overrides make it no longer than
 * @param overrides for certain rooms
 * @param action what becomes of what is due; it is deleted if it is not written
 * @param archive where copies go
 * @param grace how long what is due can still be had back
 */
public record CategoryOptions(
    Optional<Boolean> enabled,
    String what,
    String purpose,
    Optional<String> owner,
    List<String> files,
    Optional<Unit> unit,
    Optional<ClockStart> from,
    Period keep,
    Optional<Period> atLeast,
    Optional<Period> atMost,
    Optional<List<OverrideOptions>> overrides,
    Optional<Action> action,
    Optional<Path> archive,
    Optional<Period> grace) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public CategoryOptions {
    PlainWords.check("what", what);
    PlainWords.check("purpose", purpose);
    owner.ifPresent(name -> PlainWords.check("owner", name));
    files = List.copyOf(files);
    overrides = overrides.map(List::copyOf);
    if (archive.isPresent() != action.equals(Optional.of(Action.ARCHIVE))) {
      throw new IllegalArgumentException(
          "archive, the directory that copies go to, is for action = archive, which needs it");
    }
    if (action.equals(Optional.of(Action.ANONYMIZE)) && unit.equals(Optional.of(Unit.DIRECTORY))) {
      throw new IllegalArgumentException("action = anonymize is for unit = file alone");
    }
    if (grace.isPresent() && action.equals(Optional.of(Action.ANONYMIZE))) {
      throw new IllegalArgumentException("grace: what was anonymized cannot be had back");
    }
    keeping(keep, overrides, atLeast, atMost);
    grace.ifPresent(time -> Keeping.of(time)); // Refuses what is none.
    if (unit.equals(Optional.of(Unit.ENTRY))
        && !(from.equals(Optional.of(ClockStart.LAST_ENTRY))
            && action.orElse(Action.DELETE) == Action.DELETE
            && grace.isEmpty())) {
      throw new IllegalArgumentException(
          "unit = entry, which cuts old entries from logs, is for from = last-entry and action ="
              + " delete alone, without grace; for anything else, write unit = file");
    }
    patterns(files);
  }

  boolean isEnabled() {
    return enabled.orElse(true);
  }

  List<FilePattern> patterns() {
    return patterns(files);
  }

  /**
   * @param more where else they lie
   */
  Category category(String name, String ownerOfAll, Optional<FilePattern> more) {
    return new Category(
        name,
        what,
        purpose,
        owner.orElse(ownerOfAll),
        Stream.concat(patterns().stream(), more.stream()).toList(),
        unit.orElse(Unit.FILE),
        from.orElse(ClockStart.MODIFIED),
        keeping(keep, overrides, atLeast, atMost),
        action.orElse(Action.DELETE),
        archive,
        grace);
  }

  private static List<FilePattern> patterns(List<String> files) {
    return files.stream().map(FilePattern::of).toList();
  }

  private static Keeping keeping(
      Period keep,
      Optional<List<OverrideOptions>> overrides,
      Optional<Period> atLeast,
      Optional<Period> atMost) {
    return new Keeping(
        keep,
        overrides.orElse(List.of()).stream().map(OverrideOptions::otherwise).toList(),
        atLeast,
        atMost);
  }
}
