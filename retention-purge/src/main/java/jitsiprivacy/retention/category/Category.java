package jitsiprivacy.retention.category;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A kind of files that are kept for one time.
 *
 * @param name such as {@code jicofo-logs}
 * @param what it is, for people
 * @param purpose why it is kept
 * @param owner who answers for it
 * @param files where they lie
 * @param unit what of it is due as a whole
 * @param from when its time begins
 * @param keep how long
 * @param action what becomes of what is due
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
    Period keep,
    Action action,
    Optional<Period> grace) {

  public Category {
    files = List.copyOf(files);
  }
}
