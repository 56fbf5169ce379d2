package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code jitsi-privacy purge} beside what everybody has for the purpose, in turns, each on a tree
 * of its own of a million files in a thousand directories, half of them due. The figure is of files
 * a second of the whole command, from its start to its end. Arguments: files, rounds.
 */
public final class PurgePeers {

  private static final int FILES = 1_000_000;
  private static final int IN_A_DIRECTORY = 1_000;
  private static final int ROUNDS = 3;
  private static final Duration OLD = Duration.ofDays(100);
  private static final Duration NEW = Duration.ofDays(1);
  private static final int LOOK_MS = 20;
  private static final Pattern MOST_MEMORY = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

  private final int files;
  private final Path directory;
  private final Path tree;
  private final Map<String, Figures> rates = new LinkedHashMap<>();
  private final Map<String, Figures> memory = new LinkedHashMap<>();

  private PurgePeers(int files, Path directory) throws IOException {
    this.files = files;
    this.directory = directory;
    this.tree = Files.createDirectory(directory.resolve("tree"));
    Files.writeString(
        directory.resolve("privacy.conf"),
        """
        privacy {
          state-dir = "%1$s/state"
          retention.categories.tree {
            what = files, purpose = benchmark, files = [ "%1$s/tree/*/*.log" ], keep = P14D
          }
        }
        """
            .formatted(directory));
    Files.writeString(
        directory.resolve("tmpfiles.conf"), "d %s/tree - - - m:14d\n".formatted(directory));
  }

  public static void main(String[] arguments) throws Exception {
    int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FILES;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    Path directory = Files.createTempDirectory("purge-peers").toRealPath();
    try {
      new PurgePeers(files, directory).run(rounds);
    } finally {
      new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor();
    }
  }

  private void run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      measure("jitsi-privacy purge --dry-run", false, ours("--dry-run"));
      measure("jitsi-privacy purge", true, ours("--scheduled", "--yes"));
      measure(
          "find -type f -mtime +13 -delete",
          true,
          List.of("find", tree.toString(), "-type", "f", "-mtime", "+13", "-delete"));
      measure(
          "systemd-tmpfiles --clean",
          true,
          List.of("systemd-tmpfiles", "--clean", directory.resolve("tmpfiles.conf").toString()));
    }
    rates.values().forEach(Figures::print);
    memory.values().forEach(Figures::print);
  }

  private List<String> ours(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("jitsiprivacy.cli"),
                "purge",
                "--config",
                directory.resolve("privacy.conf").toString(),
                "--category",
                "tree"));
    command.addAll(List.of(more));
    return command;
  }

  private void measure(String name, boolean deletes, List<String> command) throws Exception {
    makeTree();
    Path said = directory.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .directory(directory.toFile())
            .start();
    long begun = System.nanoTime();
    long most = 0;
    while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, kilobytes(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(name + ": " + Files.readString(said));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long left = count();
    long expected = deletes ? files / 2 : files;
    if (left != expected) {
      throw new IllegalStateException(
          name + " left " + left + " of " + files + " files: " + Files.readString(said));
    }
    rates.computeIfAbsent(name, any -> new Figures(name, "files/s")).add(files / seconds);
    memory
        .computeIfAbsent(name, any -> new Figures(name + ", most memory", "MB"))
        .add(most * 1024 / 1e6);
  }

  /** The most memory that a process had so far. */
  private static long kilobytes(long process) {
    try {
      Matcher most = MOST_MEMORY.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
      return most.find() ? Long.parseLong(most.group(1)) : 0;
    } catch (IOException e) {
      return 0; // It has ended.
    }
  }

  private void makeTree() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(OLD));
    FileTime fresh = FileTime.from(Instant.now().minus(NEW));
    for (int i = 0; i < files; i++) {
      Path in = tree.resolve("d" + i / IN_A_DIRECTORY);
      if (i % IN_A_DIRECTORY == 0) {
        Files.createDirectories(in);
      }
      Path file = in.resolve(i + ".log");
      if (Files.notExists(file)) {
        Files.createFile(file);
        Files.setLastModifiedTime(file, i % 2 == 0 ? old : fresh);
      }
    }
  }

  private long count() throws IOException {
    long count = 0;
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(tree)) {
      for (Path each : directories) {
        try (DirectoryStream<Path> in = Files.newDirectoryStream(each)) {
          for (Path file : in) {
            count += file.toString().endsWith(".log") ? 1 : 0;
          }
        }
      }
    }
    return count;
  }
}
