package jitsiprivacy.retention.purge;

/**
 * What became of something.
 *
 * @param bytes that are not where they were any more
 * @param reason empty where nothing is to be said of it
 */
record Ended(Outcome outcome, long bytes, String reason) {

  static Ended of(Outcome outcome, Candidate candidate, String reason) {
    return new Ended(outcome, candidate.bytes(), reason);
  }
}
