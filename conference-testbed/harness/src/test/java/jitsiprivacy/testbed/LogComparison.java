package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * A log beside what would have been in it.
 *
 * @param lines of the program's loggers
 * @param restamped of these, with another time of day: older formatters write when they were asked
 * @param changed of these
 * @param printed lines that come from no logger
 */
record LogComparison(
    WitnessedLog log,
    int lines,
    int restamped,
    int changed,
    List<Replaced> replaced,
    List<String> printed) {

  private static final Pattern STAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} ");

  /**
   * Every line of the program's loggers must be there, in order, and be the same but for what had
   * to be replaced.
   */
  static LogComparison of(WitnessedLog log) {
    LineComparison comparison = new LineComparison();
    List<Replaced> replaced = new ArrayList<>();
    List<String> printed = new ArrayList<>();
    int lines = 0;
    int restamped = 0;
    int changed = 0;
    for (String written : log.written()) {
      String raw = lines < log.records().size() ? log.records().get(lines) : "";
      Optional<List<Replaced>> same = comparison.compare(raw, written);
      if (same.isEmpty() && isStamped(raw) && isStamped(written)) {
        same = comparison.compare(unstamped(raw), unstamped(written));
        restamped += same.isEmpty() ? 0 : 1;
      }
      if (same.isPresent() && lines < log.records().size()) {
        lines++;
        changed += same.get().isEmpty() ? 0 : 1;
        replaced.addAll(same.get());
      } else {
        printed.add(written);
      }
    }
    assertThat(log.records().subList(lines, log.records().size()))
        .as("lines that should be in %s, which has instead: %s", log.name(), printed)
        .isEmpty();
    return new LogComparison(log, lines, restamped, changed, replaced, printed);
  }

  private static boolean isStamped(String line) {
    return STAMP.matcher(line).lookingAt();
  }

  private static String unstamped(String line) {
    return STAMP.matcher(line).replaceFirst("");
  }

  @Override
  public String toString() {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    replaced.forEach(each -> kinds.merge(each.kind(), 1, Integer::sum));
    return "%s: %d lines compared, %d of them changed, %d stamped anew; replaced %s; %d lines printed"
        .formatted(log.name(), lines, changed, restamped, kinds, printed.size());
  }
}
