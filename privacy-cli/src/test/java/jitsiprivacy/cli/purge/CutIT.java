package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code unit = entry} as it is installed. */
class CutIT {

  private static final String OLD = "JVB 2026-02-01T08:30:00.123Z INFO: old\n";
  private final String young =
      "JVB "
          + Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS)
          + " INFO: young\n\tat a.line.of.it\n";

  @TempDir Path directory;

  private OurLogs ours;

  @BeforeEach
  void configure() throws Exception {
    SeesAll.assumed();
    ours = new OurLogs(directory);
    ours.category("unit = entry, from = last-entry");
  }

  @Test
  void whatIsOldIsCutAndOnRecord() throws Exception {
    assertThat(ours.host.audit("init", "meet.example/audit").exit()).isZero();
    Path log = ours.file("a.log", OLD.repeat(2) + young, 0);
    ours.file("b.log", OLD, 0);
    Answer answer = ours.purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out())
        .contains("kept P14D from each entry, since 2026-02-15T08:30:00Z: ")
        .endsWith(
            "ours: deleted 1, %d B; cut 1, %d B; held 0, kept 0, failed 0\n"
                .formatted(OLD.length(), 2 * OLD.length()));
    assertThat(log).content().isEqualTo(young);
    assertThat(ours.names()).containsExactly("a.log");
    assertThat(ours.facts("purge.run").at("/cut").asInt()).isOne();
    assertThat(ours.purges().out()).isEqualTo("ours: 0 of 1 due, 0 B\n");
  }

  @ParameterizedTest
  @CsvSource({"gzip, gz", "xz, xz"})
  void whatIsPackedIsCutAndPackedAgain(String tool, String ending) throws Exception {
    Path log = ours.file("a.log", OLD + young, 1);
    does(tool, log.toString());
    assertThat(ours.purges().exit()).isZero();
    does(tool, "-d", log + "." + ending);
    assertThat(log).content().isEqualTo(young);
  }

  private static void does(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void aLogThatIsOpenIsTroubleAndSaysWhatToDo() throws Exception {
    Path log = ours.file("a.log", OLD + young, 0);
    Answer answer;
    try (FileChannel writing = FileChannel.open(log, StandardOpenOption.WRITE)) {
      answer = ours.purges();
      assertThat(writing.isOpen()).isTrue();
    }
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out())
        .contains("kept  " + log + ": it is open: java", "is of 2026-02-01T08:30:00Z", "daily");
    assertThat(log).content().isEqualTo(OLD + young);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unit = entry",
        "unit = entry, from = modified",
        "unit = entry, from = last-entry, action = anonymize",
        "unit = entry, from = last-entry, action = destroy-key",
        "unit = entry, from = last-entry, grace = P3D",
      })
  void everythingElseIsAMistake(String options) throws Exception {
    ours.category(options);
    Answer answer = ours.purges();
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("categories.ours: unit = entry", "write unit = file");
  }
}
