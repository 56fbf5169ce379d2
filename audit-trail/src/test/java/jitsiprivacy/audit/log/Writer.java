package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.note.SignerKey;

/** A process that writes to a log, seen from outside. */
final class Writer implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;

  Writer(Path directory, SignerKey key, WritingProcess.Habit habit) throws IOException {
    this(List.of(), System.getProperty("java.class.path"), directory, key, habit);
  }

  /**
   * @param prefix a command that runs it
   */
  Writer(
      List<String> prefix,
      String classPath,
      Path directory,
      SignerKey key,
      WritingProcess.Habit habit)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    // What starts fast; it does not live long.
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx128m",
            "-cp",
            classPath,
            WritingProcess.class.getName(),
            directory.toString(),
            key.verifier().toString(),
            key.secret(),
            habit.name()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said = process.inputReader(UTF_8);
  }

  /** How it ended. */
  int exit() {
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** The next whole line, without its end; null when there is none any more. */
  String next() throws IOException {
    String line = said.readLine();
    return line == null || !line.endsWith(" .") ? null : line.substring(0, line.length() - 2);
  }

  /** Asks for something and waits for the answer. */
  String ask(int count) throws IOException {
    process.getOutputStream().write((count + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    return next();
  }

  void kill() {
    // Process itself would also close the pipe, with what was said and is not read yet.
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    process.onExit().join();
  }
}
