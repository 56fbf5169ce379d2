package jitsiprivacy.audit.archive;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entry is.
 *
 * @param year of the log
 * @param index in the log, from 0
 */
public record EntryId(int year, long index) implements Comparable<EntryId> {

  private static final Pattern TEXT = Pattern.compile("([0-9]{4})/(0|[1-9][0-9]{0,17})");
  private static final Comparator<EntryId> ORDER =
      Comparator.comparingInt(EntryId::year).thenComparingLong(EntryId::index);

  /** Of a text as {@link #toString} makes it; empty when it is none. */
  public static Optional<EntryId> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new EntryId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(EntryId other) {
    return ORDER.compare(this, other);
  }

  /** As in {@code 2026/4711}. */
  @Override
  public String toString() {
    return YearKeys.name(year) + "/" + index;
  }
}
