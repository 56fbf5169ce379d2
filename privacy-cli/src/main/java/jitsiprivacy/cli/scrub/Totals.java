package jitsiprivacy.cli.scrub;

import java.util.EnumMap;
import java.util.Map;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.Exit;

/** The sum of what became of all files. */
final class Totals {

  private final Map<Outcome, Long> files = new EnumMap<>(Outcome.class);
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long bytes;

  void add(FileResult file) {
    files.merge(file.outcome(), 1L, Long::sum);
    file.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    bytes += file.bytes();
  }

  long files(Outcome outcome) {
    return files.getOrDefault(outcome, 0L);
  }

  Map<Kind, Long> counts() {
    return counts;
  }

  long bytes() {
    return bytes;
  }

  int exit() {
    if (files(Outcome.FAILED) > 0) {
      return Exit.FAILED;
    }
    return files(Outcome.FOUND) > 0 ? Exit.NO : Exit.DONE;
  }
}
