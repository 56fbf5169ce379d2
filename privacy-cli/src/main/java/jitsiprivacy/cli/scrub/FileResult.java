package jitsiprivacy.cli.scrub;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import jitsiprivacy.anonymizer.scan.Counts;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * What became of a file.
 *
 * @param reason why it was skipped or failed; else empty
 * @param bytes on disk, before
 * @param bytesAfter when it was scrubbed
 * @param counts what was replaced or found, by kind; no zeros
 */
record FileResult(
    Outcome outcome, String reason, long bytes, OptionalLong bytesAfter, Map<Kind, Long> counts) {

  static FileResult of(Outcome outcome, long bytes) {
    return new FileResult(outcome, "", bytes, OptionalLong.empty(), Map.of());
  }

  static FileResult leftAlone(Outcome outcome, String reason, long bytes) {
    return new FileResult(outcome, reason, bytes, OptionalLong.empty(), Map.of());
  }

  FileResult with(Counts counted) {
    Map<Kind, Long> some = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (counted.of(kind) > 0) {
        some.put(kind, counted.of(kind));
      }
    }
    return new FileResult(outcome, reason, bytes, bytesAfter, some);
  }

  FileResult withBytesAfter(long after) {
    return new FileResult(outcome, reason, bytes, OptionalLong.of(after), counts);
  }
}
