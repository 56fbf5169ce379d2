package jitsiprivacy.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientOpeningTest {

  @TempDir Path directory;

  private final AtomicInteger tries = new AtomicInteger();
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.createFile(directory.resolve("lock"));
  }

  private FileChannel deniedUntil(int allowed) throws IOException {
    if (tries.incrementAndGet() < allowed) {
      throw new AccessDeniedException(file.toString());
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  @Test
  void whoIsDeniedForAMomentWaits() throws Exception {
    try (FileChannel opened = PatientOpening.open(file, () -> deniedUntil(5))) {
      assertThat(opened.isOpen()).isTrue();
    }
    assertThat(tries).hasValue(5);
  }

  @Test
  void whoIsDeniedForGoodIsTold() {
    assertThatThrownBy(() -> PatientOpening.open(file, () -> deniedUntil(Integer.MAX_VALUE)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void whoMayNotMakeItIsToldAtOnce() throws Exception {
    Files.delete(file);
    assertThatThrownBy(() -> PatientOpening.open(file, () -> deniedUntil(Integer.MAX_VALUE)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(tries).hasValue(1);
  }
}
