package jitsiprivacy.retention.subject;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** Where terms are in something that is read once, in memory that does not grow with it. */
public final class Occurrences {

  private static final int PIECE = 1 << 18;

  private final TermFinder finder;

  /** Is told where, by the first byte; what overlaps is told as one. */
  @FunctionalInterface
  public interface Sink {
    void at(long from, int length) throws IOException;
  }

  public Occurrences(TermFinder finder) {
    this.finder = finder;
  }

  /** Reads all, and tells of all. */
  public void in(InputStream text, Sink sink) throws IOException {
    int reach = finder.reach();
    byte[] bytes = new byte[PIECE + 2 * reach];
    Merged merged = new Merged(sink);
    long base = 0;
    int kept = 0;
    while (true) {
      int read = text.readNBytes(bytes, kept, bytes.length - kept);
      int length = kept + read;
      boolean isLast = length < bytes.length;
      // What begins later is told of with the next piece, when it is known what follows.
      int until = isLast ? length : length - reach;
      int since = base == 0 ? 0 : reach;
      merged.next(base, since, until);
      finder.find(bytes, length, merged);
      merged.flush(isLast);
      if (isLast) {
        return;
      }
      kept = 2 * reach;
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
      base += length - kept;
    }
  }

  /** Of what begins in one part of a piece. They come by where they end. */
  private static final class Merged implements TermFinder.Sink {
    private final Sink sink;
    private final TreeMap<Long, Long> spans = new TreeMap<>();
    private long base;
    private int since;
    private int until;

    Merged(Sink sink) {
      this.sink = sink;
    }

    void next(long at, int first, int behind) {
      base = at;
      since = first;
      until = behind;
    }

    @Override
    public void at(int from, int to) {
      if (from >= since && from < until) {
        spans.merge(base + from, base + to, Math::max);
      }
    }

    void flush(boolean all) throws IOException {
      while (!spans.isEmpty()) {
        long from = spans.firstKey();
        long to = spans.firstEntry().getValue();
        for (Map.Entry<Long, Long> next = spans.higherEntry(from);
            next != null && next.getKey() < to;
            next = spans.higherEntry(next.getKey())) {
          to = Math.max(to, next.getValue());
        }
        if (!all && to > base + until) {
          return; // More of it may follow.
        }
        spans.headMap(to, false).clear();
        sink.at(from, (int) (to - from));
      }
    }
  }
}
