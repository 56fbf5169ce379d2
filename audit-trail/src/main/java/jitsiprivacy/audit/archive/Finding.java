package jitsiprivacy.audit.archive;

/**
 * Something that is not as it must be.
 *
 * @param where an entry as {@code 2026/4711}, or the year of a log
 * @param what in words
 */
public record Finding(String where, String what) {

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
