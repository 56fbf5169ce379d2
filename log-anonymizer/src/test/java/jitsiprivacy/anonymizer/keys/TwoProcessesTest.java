package jitsiprivacy.anonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {

  private static final int DAYS = 60;

  @TempDir Path folder;

  private Process race(Path keys, Path start) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KeyRace.class.getName(),
            keys.toString(),
            start.toString(),
            Integer.toString(DAYS))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void thatWantAKeyAtOnceGetTheSame() throws Exception {
    Path keys = folder.resolve("keys");
    Path start = folder.resolve("start");
    List<Process> processes = List.of(race(keys, start), race(keys, start), race(keys, start));
    List<List<String>> said = new ArrayList<>();
    try {
      List<BufferedReader> readers = new ArrayList<>();
      for (Process process : processes) {
        readers.add(process.inputReader());
        assertThat(readers.get(readers.size() - 1).readLine()).isEqualTo("ready");
      }
      Files.createFile(start);
      for (BufferedReader reader : readers) {
        said.add(reader.lines().toList());
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(said.get(0)).hasSize(DAYS + 1).endsWith("[]"); // No trouble.
    assertThat(new HashSet<>(said.get(0))).hasSize(DAYS + 1);
    assertThat(said.get(1)).isEqualTo(said.get(0));
    assertThat(said.get(2)).isEqualTo(said.get(0));
    try (Stream<Path> files = Files.list(keys)) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".key")).hasSize(DAYS + 1);
    }
  }
}
