package jitsiprivacy.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.start.HostGuestFactory;

/** Everything behind the agent, as it runs in a focus, without a focus. */
final class GuardedFocus implements AutoCloseable {

  private final Path directory;
  private final Guest guest;

  GuardedFocus() throws IOException, UnusableConfiguration {
    directory = Files.createTempDirectory("jitsi-privacy-benchmark-");
    Path file =
        Files.writeString(
            directory.resolve("privacy.conf"),
            """
            privacy {
              state-dir = "%1$s/state"
              run-dir = "%1$s/run"
              consent-gate.enabled = true
              recording-guard.enabled = true
            }
            """
                .formatted(directory));
    guest = new HostGuestFactory().create("jicofo", file);
    guest.start(Map.of());
  }

  Guest guest() {
    return guest;
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    files.stream().map(Path::toFile).forEach(File::delete);
  }
}
