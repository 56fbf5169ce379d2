package jitsiprivacy.retention.subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Finds terms in bytes, all of them in one pass (Aho and Corasick, CACM 18(6), 1975). For any
 * number of threads.
 */
public final class TermFinder {

  /** Is told where. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param from of the first byte
     * @param to behind the last one
     */
    void at(int from, int to);
  }

  private static final int BYTES = 256;

  private final List<WrittenForm> forms = new ArrayList<>();
  private int[] next = new int[BYTES];
  private final List<List<WrittenForm>> ends = new ArrayList<>();
  private boolean[] isEnd;
  private int longest;

  /**
   * @param terms at least one
   */
  public TermFinder(Collection<SearchTerm> terms) {
    terms.forEach(term -> forms.addAll(WrittenForm.of(term)));
    ends.add(new ArrayList<>());
    forms.forEach(this::add);
    connect();
    isEnd = new boolean[ends.size()];
    for (int i = 0; i < isEnd.length; i++) {
      isEnd[i] = !ends.get(i).isEmpty();
    }
  }

  private void add(WrittenForm form) {
    int state = 0;
    for (byte each : form.bytes()) {
      int at = state * BYTES + (each & 0xff);
      if (next[at] == 0) {
        next[at] = ends.size();
        ends.add(new ArrayList<>());
        if (next.length < ends.size() * BYTES) {
          next = Arrays.copyOf(next, next.length * 2);
        }
      }
      state = next[at];
    }
    ends.get(state).add(form);
    longest = Math.max(longest, form.bytes().length);
  }

  /** Makes every state know where each byte leads, also where a word ends halfway. */
  private void connect() {
    int[] fallback = new int[ends.size()];
    Deque<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int value = 0; value < BYTES; value++) {
        int at = state * BYTES + value;
        int child = next[at];
        int otherwise = state == 0 ? 0 : next[fallback[state] * BYTES + value];
        if (child == 0) {
          next[at] = otherwise;
        } else if (child != otherwise) {
          fallback[child] = otherwise;
          ends.get(child).addAll(ends.get(otherwise));
          queue.add(child);
        }
      }
    }
    for (int state = 0; state < ends.size(); state++) {
      for (int upper = 'A'; upper <= 'Z'; upper++) {
        next[state * BYTES + upper] = next[state * BYTES + WrittenForm.folded((byte) upper)];
      }
    }
  }

  /** How many bytes around a place must be there to tell whether a term is at it. */
  int reach() {
    return longest + Boundary.REACH;
  }

  /**
   * Tells of all that are there, by where they end; two may overlap.
   *
   * @param bytes all there is, or a part of it: what is before and behind it counts as a boundary
   */
  public void find(byte[] bytes, int length, Sink sink) {
    int state = 0;
    for (int i = 0; i < length; i++) {
      state = next[state * BYTES + (bytes[i] & 0xff)];
      if (isEnd[state]) {
        ended(bytes, length, i + 1, ends.get(state), sink);
      }
    }
  }

  private static void ended(byte[] bytes, int length, int to, List<WrittenForm> forms, Sink sink) {
    for (WrittenForm each : forms) {
      int from = to - each.bytes().length;
      if (each.isWide() || Boundary.isAround(bytes, length, from, to)) {
        sink.at(from, to);
      }
    }
  }
}
