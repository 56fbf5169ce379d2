package jitsiprivacy.recording.policy;

/**
 * How many participants a rule is for.
 *
 * @param least included
 * @param most included
 */
public record HeadCount(int least, int most) {

  public static final HeadCount ANY = new HeadCount(0, Integer.MAX_VALUE);

  boolean contains(int participants) {
    return least <= participants && participants <= most;
  }

  boolean covers(HeadCount other) {
    return least <= other.least && other.most <= most;
  }
}
