package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs that run, by the kernel's own list. */
public final class Processes {

  private final Path proc;

  private Processes(Path proc) {
    this.proc = proc;
  }

  /** Those of this host. */
  public static Processes ofThisHost() {
    return in(Path.of("/proc"));
  }

  /**
   * @param proc as {@code /proc}; what is not there has no processes
   */
  public static Processes in(Path proc) {
    return new Processes(proc);
  }

  /** Of another host only files are seen. */
  public static Processes none() {
    return new Processes(Path.of("/nonexistent"));
  }

  /**
   * Numbers of those whose command line has a certain word, which a main class is.
   *
   * @throws IOException when the list cannot be read
   */
  public List<Long> having(String word) throws IOException {
    List<Long> found = new ArrayList<>();
    if (Files.notExists(proc)) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path each : all) {
        if (commandLine(each).contains(word)) {
          found.add(Long.parseLong(each.getFileName().toString()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(null);
    return found;
  }

  /** Whether there is a process of that number. */
  public boolean isThere(long number) {
    return Files.exists(proc.resolve(Long.toString(number)));
  }

  private static List<String> commandLine(Path process) {
    try {
      byte[] bytes = Files.readAllBytes(process.resolve("cmdline"));
      return Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("\0", -1));
    } catch (IOException e) {
      return List.of(); // It has just ended.
    }
  }
}
