package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any log: what is left is what begins with the first young entry, and to cut it twice is once. */
class CutLogsTest {

  /** As {@link TestTree#KEEP}. */
  private static final int KEPT_DAYS = 14;

  /**
   * A line.
   *
   * @param days ago; negative for one without a time
   */
  record Line(int days, String text) {

    boolean isYoung() {
      return days >= 0 && days < KEPT_DAYS;
    }

    @Override
    public String toString() {
      return days < 0
          ? " " + text
          : "JVB "
              + TestTree.NOW
                  .minus(Period.ofDays(days))
                  .toString()
                  .replace('T', ' ')
                  .substring(0, 19)
              + ".001 "
              + text;
    }
  }

  @Provide
  Arbitrary<List<Line>> logs() {
    Arbitrary<Integer> days =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(-1)),
            Tuple.of(3, Arbitraries.integers().between(0, 40)),
            Tuple.of(1, Arbitraries.of(KEPT_DAYS - 1, KEPT_DAYS, KEPT_DAYS + 1)));
    Arbitrary<String> text = Arbitraries.strings().withChars("ab \t\u00e4[").ofMaxLength(700);
    return Combinators.combine(days, text).as(Line::new).list().ofMaxSize(30);
  }

  @Property(tries = 300)
  void whatIsLeftBeginsWithTheFirstYoungEntry(
      @ForAll("logs") List<Line> lines, @ForAll boolean ends) throws IOException {
    Path directory = Files.createTempDirectory("cut");
    try {
      TestTree tree = new TestTree(directory);
      Path log = tree.root().resolve("jvb.log.1");
      String text = text(lines, ends);
      tree.aged(Files.writeString(log, text), 0);
      Result result = tree.run(tree.entries("*.log*"));
      assertThat(tree.told.done).noneMatch(done -> done.startsWith("FAILED"));
      if (lines.stream().anyMatch(Line::isYoung)) {
        assertThat(Files.readString(log)).isEqualTo(text(expected(lines), ends));
        assertThat(tree.run(tree.entries("*.log*")).isEmpty()).isTrue();
      } else if (lines.stream().allMatch(line -> line.days() < 0)) {
        assertThat(Files.readString(log)).isEqualTo(text);
      } else {
        assertThat(result.of(Outcome.DELETED).count()).isOne();
        assertThat(log).doesNotExist();
      }
      assertThat(tree.names().stream().filter(name -> name.startsWith("."))).isEmpty();
    } finally {
      Files.deleteIfExists(directory.resolve("jvb.log.1"));
      Files.delete(directory);
    }
  }

  private static String text(List<Line> lines, boolean ends) {
    String text = String.join("\n", lines.stream().map(Line::toString).toList());
    return ends && !text.isEmpty() ? text + "\n" : text;
  }

  /** The whole where nothing old stands before. */
  private static List<Line> expected(List<Line> lines) {
    List<Line> timed = new ArrayList<>(lines.stream().filter(line -> line.days() >= 0).toList());
    if (timed.get(0).isYoung()) {
      return lines;
    }
    int first = 0;
    while (!lines.get(first).isYoung()) {
      first++;
    }
    return lines.subList(first, lines.size());
  }
}
