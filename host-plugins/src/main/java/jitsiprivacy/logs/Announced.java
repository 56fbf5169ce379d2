package jitsiprivacy.logs;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The texts that a handler formatted and has not written yet. It does both under its own lock, so
 * that they come in order; but in whichever pieces, and those of several threads in one.
 */
final class Announced {

  /** A handler's buffer holds 8,192 bytes; what is older was never written. */
  private static final int MOST_BYTES = 1 << 15;

  /** A handler writes whole texts, but for a full buffer. */
  private static final int SHORTEST_PIECE = 1 << 12;

  private final Deque<byte[]> texts = new ArrayDeque<>();
  private int bytes;
  private int taken;

  synchronized void add(byte[] text) {
    while (!texts.isEmpty() && bytes + text.length > MOST_BYTES) {
      removeFirst();
    }
    texts.add(text);
    bytes += text.length;
  }

  private void removeFirst() {
    bytes -= texts.remove().length;
    taken = 0;
  }

  /** How many of these bytes, from the first on, come next. They are forgotten. */
  synchronized int take(byte[] in, int from, int to) {
    forgetUpTo(in, from, to);
    int at = from;
    while (at < to && !texts.isEmpty() && matches(texts.peek(), taken, in, at, to)) {
      int count = Math.min(texts.peek().length - taken, to - at);
      at += count;
      taken += count;
      if (taken == texts.peek().length) {
        removeFirst();
      }
    }
    return at - from;
  }

  /** Should one never have been written, those behind it come all the same. */
  private void forgetUpTo(byte[] in, int from, int to) {
    int place = 0;
    for (Iterator<byte[]> i = texts.iterator(); i.hasNext(); place++) {
      if (matches(i.next(), place == 0 ? taken : 0, in, from, to)) {
        for (; place > 0; place--) {
          removeFirst();
        }
        return;
      }
    }
  }

  private static boolean matches(byte[] text, int taken, byte[] in, int from, int to) {
    int count = Math.min(text.length - taken, to - from);
    // A few bytes that somebody else prints must not pass for the beginning of a text.
    return (count == text.length - taken || count >= SHORTEST_PIECE)
        && Arrays.equals(text, taken, taken + count, in, from, from + count);
  }
}
