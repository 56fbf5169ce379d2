package jitsiprivacy.retention.category;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A kind of files that are kept for one time, or for another where they are about certain rooms.
 *
 * @param name such as {@code jicofo-logs}
 * @param what it is, for people
 * @param purpose why it is kept
 * @param owner who answers for it
 * @param files where they lie
 * @param unit what of it is due as a whole
 * @param from when its time begins
 * @param keeping how long
 * @param action what becomes of what is due
 * @param archive where copies go, with {@link Action#ARCHIVE} and only then
 * @param grace how long what is due can still be had back, if at all
 */
public record Category(
    String name,
    String what,
    String purpose,
    String owner,
    List<FilePattern> files,
    Unit unit,
    ClockStart from,
    Keeping keeping,
    Action action,
    Optional<Path> archive,
    Optional<Period> grace) {

  public Category {
    files = List.copyOf(files);
    grace.ifPresent(time -> Periods.check("grace", time));
  }

  /** One of files that are all kept for one time. */
  public Category(
      String name,
      String what,
      String purpose,
      String owner,
      List<FilePattern> files,
      Unit unit,
      ClockStart from,
      Period keep,
      Action action,
      Optional<Period> grace) {
    this(
        name,
        what,
        purpose,
        owner,
        files,
        unit,
        from,
        Keeping.of(keep),
        action,
        Optional.empty(),
        grace);
  }

  /** How long, where nothing else is written for its room. */
  public Period keep() {
    return keeping.usually();
  }

  /**
   * When something of it is due; empty for never.
   *
   * @param start when its time began
   */
  public Optional<Instant> due(Instant start, Whose whose) {
    return keeping.due(start, whose);
  }
}
