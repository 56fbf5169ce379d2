package jitsiprivacy.cli.scrub.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {

  @TempDir Path directory;

  @Test
  void whoHasItOpenForWritingIsNamed() throws Exception {
    Path log = Files.createFile(directory.resolve("log"));
    FileState.Key key = FileState.of(log).key();
    try (OutputStream out = Files.newOutputStream(log)) {
      out.flush();
      assertThat(new Writers().of(key))
          .hasValueSatisfying(
              who -> assertThat(who).endsWith("(process " + ProcessHandle.current().pid() + ")"));
    }
    assertThat(new Writers().of(key)).isEmpty();
  }

  @Test
  void whoReadsItDoesNotMatter() throws Exception {
    Path log = Files.createFile(directory.resolve("log"));
    try (InputStream in = Files.newInputStream(log)) {
      assertThat(in.read()).isNegative();
      assertThat(new Writers().of(FileState.of(log).key())).isEmpty();
    }
  }

  @Test
  void whatCannotBeSeenIsSaid() {
    Writers writers = new Writers(directory.resolve("no-proc"), Instant::now);
    assertThat(writers.of(new FileState.Key(1, 1))).isEmpty();
    assertThat(writers.isBlind()).isTrue();
  }
}
