package jitsiprivacy.anonymizer.scan;

import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * The bytes at which something may have to be decided; all others are passed over. One comes every
 * ten bytes or so in these logs, which is too often for looking at eight at a time to pay: that was
 * measured to be slower by a third.
 */
final class Triggers {

  private final boolean[] triggers = new boolean[256];

  Triggers(Set<Kind> kinds) {
    on(kinds, ".%", Kind.IPV4, Kind.IPV6);
    on(kinds, ":", Kind.IPV6);
    on(kinds, "@%", Kind.EMAIL);
    on(kinds, "J", Kind.JWT);
    on(kinds, "B", Kind.BEARER);
    on(kinds, "<", Kind.STATS_ID, Kind.DISPLAY_NAME);
    on(
        kinds,
        ":=",
        Kind.BEARER,
        Kind.ICE_PASSWORD,
        Kind.PASSWORD,
        Kind.STREAM_KEY,
        Kind.STATS_ID,
        Kind.DISPLAY_NAME);
  }

  private void on(Set<Kind> kinds, String bytes, Kind... any) {
    for (Kind kind : any) {
      if (kinds.contains(kind)) {
        bytes.chars().forEach(c -> triggers[c] = true);
      }
    }
  }

  /** The first of them at {@code from} or later, or {@code to}. */
  int next(byte[] in, int from, int to) {
    boolean[] is = triggers;
    int i = from;
    // Four at a time, because the compiler does not unroll what it cannot count.
    for (int last = to - 4; i <= last; i += 4) {
      if (is[in[i] & 0xff]) {
        return i;
      }
      if (is[in[i + 1] & 0xff]) {
        return i + 1;
      }
      if (is[in[i + 2] & 0xff]) {
        return i + 2;
      }
      if (is[in[i + 3] & 0xff]) {
        return i + 3;
      }
    }
    while (i < to && !is[in[i] & 0xff]) {
      i++;
    }
    return i;
  }
}
