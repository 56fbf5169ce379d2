package jitsiprivacy.anonymizer.scan;

import java.util.EnumMap;
import java.util.Map;
import jitsiprivacy.anonymizer.text.Kind;

/** How many were replaced, by kind, and how many addresses were kept. */
public final class Counts {

  private static final class Count {
    private long value;
  }

  private final Map<Kind, Count> replaced = new EnumMap<>(Kind.class);
  private long total;
  private long kept;

  Counts() {
    for (Kind kind : Kind.values()) {
      replaced.put(kind, new Count());
    }
  }

  void add(Kind kind) {
    replaced.get(kind).value++;
    total++;
  }

  void addKept() {
    kept++;
  }

  public long of(Kind kind) {
    return replaced.get(kind).value;
  }

  public long total() {
    return total;
  }

  /** Addresses that were found and stay as they are. */
  public long kept() {
    return kept;
  }
}
