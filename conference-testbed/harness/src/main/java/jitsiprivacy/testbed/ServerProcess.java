package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program run for a test: what it logs is kept in memory and in a file, and it never outlives the
 * test.
 */
public class ServerProcess implements AutoCloseable {
  /** Bytes: a file that can be no longer holds a status, and no ledger. */
  static final String FULL = "4096";

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path directory;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile Process process;
  private Thread reader;

  ServerProcess(
      String name, List<String> command, Map<String, String> environment, Path directory) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.directory = directory;
  }

  /** Its name, as in its log file's. */
  public String name() {
    return name;
  }

  /** Does not wait for it to be ready. */
  void start() {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    // What the test's own JVM was started with is no business of the program's.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
    Process started = process;
    reader = new Thread(() -> read(started), name + "-log");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Process started) {
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
        BufferedWriter file = Files.newBufferedWriter(directory.resolve(name + ".log"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        file.write(line);
        file.newLine();
        file.flush();
      }
    } catch (IOException e) {
      log.add("(the log ends here: " + e + ")");
    }
  }

  /** Everything it has logged so far. */
  public String log() {
    return String.join("\n", log);
  }

  /**
   * No file of its can grow beyond this while it runs: how a full disk looks, and needs no root.
   */
  void limitFileSize(String bytes) throws IOException {
    try (ServerProcess limit =
        new ServerProcess(
            name + "-limit",
            List.of("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":"),
            Map.of(),
            directory)) {
      limit.start();
      if (limit.awaitExit() != 0) {
        throw new IOException(limit.log());
      }
    }
  }

  /** Waits for a line that holds this text. */
  public void awaitLog(String text) {
    awaitLog(text, 1);
  }

  /** Waits for so many lines that hold this text. */
  void awaitLog(String text, int times) {
    await(
        times + " times \"" + text + "\" in the log of " + name,
        () -> log.stream().filter(line -> line.contains(text)).count() >= times);
  }

  /** Waits for a condition, and not longer than the program lives. */
  void await(String what, BooleanSupplier condition) {
    awaiting(what)
        .until(
            () -> {
              if (condition.getAsBoolean()) {
                return true;
              }
              if (!process.isAlive()) {
                drainLog();
                throw new ServerDied(name, process.exitValue(), log());
              }
              return false;
            });
  }

  /** Processor time it has used so far, all threads together. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Its process id, for tools of the JDK. */
  public long pid() {
    return process.pid();
  }

  public boolean running() {
    return process != null && process.isAlive();
  }

  /** Empty while it runs. 143 is SIGTERM, 137 SIGKILL. */
  public OptionalInt exitCode() {
    return process == null || process.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(process.exitValue());
  }

  /** Waits until it has ended by itself. */
  public int awaitExit() {
    awaiting("the end of " + name).until(() -> !process.isAlive());
    drainLog();
    return process.exitValue();
  }

  /** Asks it to end, and insists when it does not. */
  public void stop() {
    end(false);
  }

  /** Ends it with no chance to say goodbye. */
  void kill() {
    end(true);
  }

  private void end(boolean hard) {
    if (!running()) {
      return;
    }
    // Not through the process itself, which would stop reading what it says while it ends.
    ProcessHandle handle = process.toHandle();
    try {
      if (hard) {
        handle.destroyForcibly();
      } else {
        handle.destroy();
      }
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        handle.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      handle.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    drainLog();
  }

  private void drainLog() {
    try {
      reader.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
