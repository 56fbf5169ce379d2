package jitsiprivacy.host.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the name somebody may have meant. */
final class Nearest {
  private static final int FARTHEST = 3;

  /** Longer than any option: not worth comparing. */
  private static final int LONGEST = 80;

  private Nearest() {}

  /**
   * The candidate with the fewest letters inserted, left out, replaced or swapped with their
   * neighbour; empty when that takes more than three, or as many as there are letters.
   */
  static Optional<String> of(String name, Collection<String> candidates) {
    String best = null;
    int least = FARTHEST + 1;
    if (name.length() <= LONGEST) {
      for (String candidate : candidates) {
        int distance = distance(name, candidate);
        if (distance < least && distance < Math.max(name.length(), candidate.length())) {
          best = candidate;
          least = distance;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
