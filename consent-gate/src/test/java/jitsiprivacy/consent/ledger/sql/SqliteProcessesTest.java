package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs of one host write to one file. */
@Timeout(300)
class SqliteProcessesTest {

  private static final int KILLS = 4;

  @TempDir Path state;

  private Process start(int atOnce, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LedgerInProcess.class.getName(),
            state.toString(),
            "" + atOnce,
            "" + times)
        .redirectError(state.resolve("err.log").toFile())
        .start();
  }

  private Set<String> kept() throws Exception {
    List<String> kept = new ArrayList<>();
    try (ConsentArchive archive = ConsentArchive.of(LedgerOptions.OF_THIS_HOST, state)) {
      archive.find(
          DecisionFilter.ALL,
          ConsentArchive.Order.OLDEST_FIRST,
          decision -> kept.add(decision.id()));
    }
    assertThat(kept).doesNotHaveDuplicates();
    return Set.copyOf(kept);
  }

  @Test
  void whatWasAcknowledgedByAProcessThatIsKilledIsThere() throws Exception {
    Random random = new Random(1);
    Set<String> acknowledged = new HashSet<>();
    for (int i = 0; i < KILLS; i++) {
      Process process = start(i % 2 == 0 ? 1 : 7, Integer.MAX_VALUE);
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        int after = 30 + random.nextInt(200);
        for (int line = 0; line < after; line++) {
          acknowledged.add(out.readLine());
        }
        process.toHandle().destroyForcibly(); // What it said before can still be read.
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          if (line.length() == 32) {
            acknowledged.add(line);
          }
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(kept()).containsAll(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(30 * KILLS);
  }

  @Test
  void twoProcessesThatBeginAtOnceLoseNothing() throws Exception {
    List<Process> both = List.of(start(1, 100), start(3, 50));
    Set<String> acknowledged = new HashSet<>();
    for (Process each : both) {
      try (BufferedReader out = each.inputReader(StandardCharsets.UTF_8)) {
        out.lines().forEach(acknowledged::add);
      }
      assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(each.exitValue()).isZero();
    }
    assertThat(acknowledged).hasSize(250);
    assertThat(kept()).isEqualTo(acknowledged);
  }
}
