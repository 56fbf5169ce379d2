package jitsiprivacy.anonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final KeySchedule SCHEDULE = KeySchedule.DEFAULT;

  @TempDir Path directory;

  private Path key(Instant time) throws IOException {
    KeyDirectory keys = new KeyDirectory(directory);
    keys.readOrMake(SCHEDULE.at(time));
    return keys.file(SCHEDULE.at(time));
  }

  @Test
  void thoseWhoseTimeIsOverAreFoundAndDestroyed() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    Path old = key(NOW.minus(Duration.ofDays(9)));
    Path kept = key(NOW.minus(Duration.ofDays(7)));
    Path current = key(NOW);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    EndedKeys keys = new EndedKeys(directory, SCHEDULE, NOW);
    assertThat(keys.count()).isEqualTo(3);
    assertThat(keys.find())
        .isEqualTo(List.of(new EndedKeys.Ended(old, Instant.parse("2026-11-24T00:00:00Z"))));
    keys.destroy();
    assertThat(old).doesNotExist();
    assertThat(kept).exists();
    assertThat(current).exists();
    assertThat(keys.find()).isEmpty();
  }

  @Test
  void whereThereAreNoneNothingIsMade() throws IOException {
    Path none = directory.resolve("none");
    EndedKeys keys = new EndedKeys(none, SCHEDULE, NOW);
    assertThat(keys.count()).isZero();
    assertThat(keys.find()).isEmpty();
    keys.destroy();
    assertThat(none).doesNotExist();
  }
}
