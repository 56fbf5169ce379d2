package jitsiprivacy.retention.purge;

/**
 * How many there were.
 *
 * @param bytes of those
 */
public record Tally(long count, long bytes) {

  static final Tally NONE = new Tally(0, 0);

  Tally and(long more) {
    return new Tally(count + 1, bytes + more);
  }
}
