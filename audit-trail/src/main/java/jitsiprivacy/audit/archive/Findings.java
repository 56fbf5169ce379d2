package jitsiprivacy.audit.archive;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first of them, for there may be as many as there are entries. */
final class Findings {

  private static final int MOST = 1000;

  private final List<Finding> first = new ArrayList<>();
  private long count;

  void add(int year, String what) {
    add(YearKeys.name(year), what);
  }

  void add(EntryId entry, String what) {
    add(entry.toString(), what);
  }

  void add(String where, String what) {
    if (first.size() < MOST) {
      first.add(new Finding(where, what));
    }
    count++;
  }

  List<Finding> first() {
    return first;
  }

  long count() {
    return count;
  }
}
