package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

  private static final int TOGETHER = 4;

  @TempDir Path directory;

  @Test
  void isForItsOwnerAlone() throws Exception {
    Path file = directory.resolve("a/b/file");
    PrivateFile.make(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isForTheGroupThatMayWriteTheDirectory() throws Exception {
    Files.setAttribute(directory, "unix:mode", 02770);
    Path file = directory.resolve("file");
    PrivateFile.make(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void isNotForAGroupThatMayOnlyReadTheDirectory() throws Exception {
    Files.setAttribute(directory, "unix:mode", 02750);
    Path file = directory.resolve("file");
    PrivateFile.make(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatRootMakesIsTheServices() throws Exception {
    assumeThat(Files.getAttribute(directory, "unix:uid")).as("only root is root").isEqualTo(0);
    Files.setAttribute(directory, "unix:gid", 65_103);
    Files.setAttribute(directory, "unix:uid", 65_101);
    Path file = directory.resolve("file");
    PrivateFile.make(file);
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65_101);
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(65_103);
  }

  @Test
  void oneThatIsThereStaysAsItIs() throws Exception {
    Path file = directory.resolve("file");
    Files.writeString(file, "kept");
    PrivateFile.make(file);
    assertThat(file).hasContent("kept");
  }

  @Test
  void severalMayMakeItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    CyclicBarrier start = new CyclicBarrier(TOGETHER);
    try {
      for (int i = 0; i < 2_000; i++) {
        Path file = directory.resolve("file-" + i);
        Callable<Void> one =
            () -> {
              start.await();
              PrivateFile.make(file);
              return null;
            };
        for (Future<Void> each : threads.invokeAll(Collections.nCopies(TOGETHER, one))) {
          each.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
