package jitsiprivacy.cli.scrub.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which processes have which files open for writing: what is put in the place of such a file they
 * would not see, and what they write goes nowhere. Other machines and, from inside a container,
 * other containers are out of sight.
 */
public final class Writers {

  // Whoever opens a log keeps it open. To ask anew for each of ten thousand files takes minutes.
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final String ALL_PROCESSES = "[0-9]*";
  private static final int ACCESS_MODE = 3;

  private final Path proc;
  private final InstantSource clock;
  private Map<FileState.Key, String> found = Map.of();
  private Instant foundAt = Instant.MIN;
  private boolean blind;

  public Writers() {
    this(Path.of("/proc"), InstantSource.system());
  }

  Writers(Path proc, InstantSource clock) {
    this.proc = proc;
    this.clock = clock;
  }

  /** A process that writes to it, such as {@code nginx (process 812)}. */
  public Optional<String> of(FileState.Key file) {
    Instant now = clock.instant();
    if (foundAt.plus(FRESH).isBefore(now)) {
      look();
      foundAt = now;
    }
    return Optional.ofNullable(found.get(file));
  }

  /** Whether the files of some process were not to be seen. */
  public boolean isBlind() {
    return blind;
  }

  private void look() {
    found = new HashMap<>();
    blind = false;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, ALL_PROCESSES)) {
      processes.forEach(this::lookAt);
    } catch (IOException | DirectoryIteratorException e) {
      blind = true;
    }
  }

  private void lookAt(Path process) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        lookAt(process, descriptor);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Or it ended, which does no harm.
      blind |= Files.exists(process);
    }
  }

  private void lookAt(Path process, Path descriptor) {
    try {
      FileState state = FileState.of(descriptor);
      if (state.type() == FileState.Type.FILE && writes(process, descriptor)) {
        found.putIfAbsent(state.key(), name(process));
      }
    } catch (IOException e) {
      // It was closed, or is nothing that has a state.
    }
  }

  private static boolean writes(Path process, Path descriptor) throws IOException {
    Path info = process.resolve("fdinfo").resolve(descriptor.getFileName());
    for (String line : Files.readAllLines(info)) {
      if (line.startsWith("flags:")) {
        return (Integer.parseUnsignedInt(line.substring(6).strip(), 8) & ACCESS_MODE) != 0;
      }
    }
    return false;
  }

  private static String name(Path process) throws IOException {
    String name = Files.readString(process.resolve("comm")).strip();
    return name + " (process " + process.getFileName() + ")";
  }
}
