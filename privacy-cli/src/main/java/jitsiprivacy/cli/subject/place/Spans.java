package jitsiprivacy.cli.subject.place;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.retention.subject.Occurrences;

/** Where something is, in order; what overlaps or touches is one. */
final class Spans implements Occurrences.Sink {

  private final TreeMap<Long, Long> ends = new TreeMap<>();

  /**
   * One of them.
   *
   * @param to behind the last byte
   */
  record Span(long from, long to) {}

  @Override
  public void at(long from, int length) {
    ends.merge(from, from + length, Math::max);
  }

  Deque<Span> inOrder() {
    Deque<Span> all = new ArrayDeque<>();
    for (Map.Entry<Long, Long> each : ends.entrySet()) {
      Span last = all.peekLast();
      if (last != null && each.getKey() <= last.to()) {
        all.removeLast();
        all.add(new Span(last.from(), Math.max(last.to(), each.getValue())));
      } else {
        all.add(new Span(each.getKey(), each.getValue()));
      }
    }
    return all;
  }
}
