package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which files processes have open, for reading or writing. Other machines and, from inside a
 * container, other containers are out of sight.
 */
public final class OpenFiles {

  private static final String ALL_PROCESSES = "[0-9]*";
  private static final Path FIRST = Path.of("1");

  private final Path proc;
  private Map<Object, Path> found = Map.of();
  private Optional<Path> unseen = Optional.empty();

  public OpenFiles() {
    this(Path.of("/proc"));
  }

  OpenFiles(Path proc) {
    this.proc = proc;
  }

  /** Looks anew, which takes as long as there are open files on the host. */
  public void look() throws IOException {
    found = new HashMap<>();
    unseen = Optional.empty();
    Path self = proc.resolve("self").toRealPath();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, ALL_PROCESSES)) {
      for (Path process : processes) {
        if (!process.equals(self)) {
          lookAt(process);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void lookAt(Path process) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        lookAt(process, descriptor);
      }
    } catch (IOException | DirectoryIteratorException e) {
      if (Files.exists(process)) { // Otherwise it ended, which does no harm.
        cannotSee(process);
      }
    }
  }

  private void lookAt(Path process, Path descriptor) {
    try {
      BasicFileAttributes file = Files.readAttributes(descriptor, BasicFileAttributes.class);
      if (file.isRegularFile() || file.isDirectory()) {
        found.putIfAbsent(file.fileKey(), process);
      }
    } catch (AccessDeniedException e) {
      // Root may list what is open without the right to see what it is.
      cannotSee(process);
    } catch (IOException e) {
      // It was closed, or is nothing that has a state.
    }
  }

  /** In some containers nobody sees what the first process has open, which only starts others. */
  private void cannotSee(Path process) {
    if (!process.getFileName().equals(FIRST)) {
      unseen = Optional.of(process);
    }
  }

  /** The process that has a file open, such as {@code nginx (process 812)}. */
  public Optional<String> of(Object key) {
    return Optional.ofNullable(found.get(key)).map(OpenFiles::name);
  }

  /** A process whose files were not to be seen: whatever it has open may be anything. */
  public Optional<String> unseen() {
    return unseen.map(OpenFiles::name);
  }

  private static String name(Path process) {
    String name;
    try {
      name = Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      name = "?"; // It has ended meanwhile.
    }
    return name + " (process " + process.getFileName() + ")";
  }
}
