package jitsiprivacy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as it is installed, in a directory of its own. */
public final class Command {

  public static final Path LAUNCHER =
      Path.of("target/dist/bin/jitsi-privacy").toAbsolutePath().normalize();

  /** What it answered. */
  public record Answer(int exit, String out, String err) {}

  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;

  /**
   * @param directory where it runs, with a {@code privacy.conf} and state of its own
   */
  public Command(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(state());
    configure("");
  }

  public Path directory() {
    return directory;
  }

  /** Writes the configuration. */
  public void configure(String logAnonymizer) throws IOException {
    Files.writeString(
        configuration(),
        """
        privacy {
          state-dir = "%1$s/state"
          run-dir = "%1$s/run"
          log-anonymizer { %2$s }
          consent-gate { enabled = true, accounts.domains = [ "accounts.example" ] }
        }
        """
            .formatted(directory, logAnonymizer));
  }

  public Path configuration() {
    return directory.resolve("privacy.conf");
  }

  /** Runs scrub with the configuration. */
  public Answer scrub(String input, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("scrub", "--config", configuration().toString()));
    all.addAll(List.of(arguments));
    return run(input, all);
  }

  /** Runs a subcommand of audit with the configuration. */
  public Answer audit(String subcommand, String... arguments) throws Exception {
    return run("", auditArguments(subcommand, arguments));
  }

  /** Runs a subcommand of consent with the configuration. */
  public Answer consent(String subcommand, String... arguments) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("consent", subcommand, "--config", configuration().toString()));
    all.addAll(List.of(arguments));
    return run("", all);
  }

  /** For {@link #start}. */
  public List<String> auditArguments(String subcommand, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("audit", subcommand, "--config", configuration().toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  public Path state() {
    return directory.resolve("state");
  }

  public Answer run(String input, List<String> arguments) throws Exception {
    Process process = start(arguments);
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return answer(process);
  }

  /** Not waited for. */
  public Process start(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(LAUNCHER.toString()));
    all.addAll(arguments);
    return new ProcessBuilder(all).directory(directory.toFile()).start();
  }

  public static Answer answer(Process process) throws Exception {
    // Neither pipe may fill up while the other is read.
    List<byte[]> err = new ArrayList<>();
    Thread reader = new Thread(() -> err.add(all(process.getErrorStream())));
    reader.start();
    byte[] out = all(process.getInputStream());
    reader.join();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end");
    }
    return new Answer(
        process.exitValue(),
        new String(out, StandardCharsets.UTF_8),
        new String(err.get(0), StandardCharsets.UTF_8));
  }

  private static byte[] all(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
