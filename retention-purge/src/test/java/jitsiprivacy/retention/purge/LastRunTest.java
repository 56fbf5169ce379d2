package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    LastRun last = new LastRun(directory.resolve("last-run"));
    assertThat(last.read()).isEmpty();
    last.write(NOW.minus(WEEK));
    last.write(NOW);
    assertThat(last.read()).contains(NOW);
    assertThat(directory.resolve("last-run.draft")).doesNotExist();
  }

  @Test
  void whatCannotBeUnderstoodIsTrouble() throws Exception {
    Path file = directory.resolve("last-run");
    for (String text : new String[] {"", "yesterday", "2026-11-26", "x".repeat(10_000)}) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> new LastRun(file).read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("delete it");
    }
  }

  @Test
  void aClockThatLeaptEitherWayIsNotTrusted() {
    assertThat(LastRun.distrust(Optional.empty(), NOW, WEEK)).isEmpty();
    assertThat(LastRun.distrust(Optional.of(NOW.minus(WEEK)), NOW, WEEK)).isEmpty();
    assertThat(LastRun.distrust(Optional.of(NOW), NOW, WEEK)).isEmpty();
    assertThat(LastRun.distrust(Optional.of(NOW.plusSeconds(1)), NOW, WEEK).orElseThrow())
        .contains("yet to come");
    assertThat(LastRun.distrust(Optional.of(NOW.minus(WEEK).minusSeconds(1)), NOW, WEEK))
        .hasValueSatisfying(why -> assertThat(why).contains("long ago"));
  }
}
