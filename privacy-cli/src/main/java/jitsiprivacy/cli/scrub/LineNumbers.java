package jitsiprivacy.cli.scrub;

import java.util.Arrays;

/**
 * In which line of a stream an offset is. Offsets are asked for in the order of lines, and not much
 * later than their bytes came; so that only the line ends of a while are remembered.
 */
final class LineNumbers {

  // More than a scrubber holds back before it decides; behind that, only one long line goes on.
  private static final int REMEMBERED = 1 << 20;

  private long[] ends = new long[1024];
  private int first;
  private int last;
  private long length;
  private long line = 1;
  private long lineStart;

  /** The next bytes of the stream. */
  void add(byte[] bytes, int from, int to) {
    passTo(length - REMEMBERED);
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        remember(length + i - from);
      }
    }
    length += to - from;
  }

  private void remember(long end) {
    if (last == ends.length) {
      if (first > ends.length / 2) {
        System.arraycopy(ends, first, ends, 0, last - first);
      } else {
        ends = Arrays.copyOfRange(ends, first, first + 2 * ends.length);
      }
      last -= first;
      first = 0;
    }
    ends[last++] = end;
  }

  /** Counted from 1. */
  long lineOf(long offset) {
    passTo(offset);
    return line;
  }

  /** In bytes, counted from 1; of an offset whose line was just asked for. */
  long columnOf(long offset) {
    return offset - lineStart + 1;
  }

  private void passTo(long offset) {
    while (first < last && ends[first] < offset) {
      line++;
      lineStart = ends[first] + 1;
      first++;
    }
  }
}
