package jitsiprivacy.audit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.entry.Pseudonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyFileTest {

  @TempDir Path directory;

  @BeforeEach
  void close() throws IOException {
    mode("rwx------");
  }

  private void mode(String mode) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
  }

  private PseudonymKeyFile file() {
    return new PseudonymKeyFile(directory.resolve("pseudonym.key"));
  }

  @Test
  void manyMakeOneKey() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Pseudonym>> work =
          Stream.<Callable<Pseudonym>>generate(() -> () -> file().readOrMake().room("a"))
              .limit(32)
              .toList();
      Set<Pseudonym> all = new HashSet<>();
      for (Future<Pseudonym> each : threads.invokeAll(work)) {
        all.add(each.get());
      }
      assertThat(all).hasSize(1);
    } finally {
      threads.shutdown();
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whoMayReadTheDirectoryMayReadTheKey() throws IOException {
    mode("rwxr-x---");
    file().readOrMake();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("pseudonym.key"))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void whatOthersMayReadIsNotUsed() throws IOException {
    mode("rwxr-x--x");
    assertThatIOException()
        .isThrownBy(() -> file().readOrMake())
        .withMessageContaining("every user");
    mode("rwxr-x---");
    file().readOrMake();
    Files.setPosixFilePermissions(
        directory.resolve("pseudonym.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatIOException().isThrownBy(() -> file().read()).withMessageContaining("every user");
  }

  @Test
  void whatIsNoKeyIsNeitherUsedNorReplaced() throws IOException {
    Path key = directory.resolve("pseudonym.key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    assertThatIOException()
        .isThrownBy(() -> file().readOrMake())
        .withMessageContaining("not a key");
    Files.delete(key);
    Files.createSymbolicLink(key, directory.resolve("elsewhere"));
    assertThatIOException().isThrownBy(() -> file().readOrMake());
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aDestroyedKeyIsGone() throws IOException {
    Pseudonym before = file().readOrMake().room("a");
    file().destroy();
    file().destroy();
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> file().read());
    assertThat(file().readOrMake().room("a")).isNotEqualTo(before);
    // What a reader sees while another one destroys it.
    Files.write(directory.resolve("pseudonym.key"), new byte[Pseudonyms.KEY_BYTES]);
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> file().read());
  }
}
