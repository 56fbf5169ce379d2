package jitsiprivacy.recording.seal.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution's age, in a directory. */
final class AgeCommand {

  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;

  AgeCommand(Path directory) {
    assumeThat(isInstalled())
        .as("the distribution's age is not installed: apt install age")
        .isTrue();
    this.directory = directory;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "age")));
  }

  /** The exit code. */
  int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  void succeeds(String... command) throws IOException, InterruptedException {
    assertThat(run(command)).as(() -> List.of(command) + ": " + output()).isZero();
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
