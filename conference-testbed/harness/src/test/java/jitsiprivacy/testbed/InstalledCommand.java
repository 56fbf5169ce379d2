package jitsiprivacy.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code jitsi-privacy}, as it was installed. */
final class InstalledCommand {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("jitsiprivacy.command")).toAbsolutePath().normalize();

  /** What it answered, on both streams. */
  record Answer(int exit, String text) {}

  private InstalledCommand() {}

  static Answer run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }
}
