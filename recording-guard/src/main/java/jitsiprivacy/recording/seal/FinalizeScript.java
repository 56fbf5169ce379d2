package jitsiprivacy.recording.seal;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The finalize script that an operator had before, called as Jibri calls it. It says what it says.
 *
 * @param file is executable
 */
public record FinalizeScript(Path file) implements FollowUp {

  /** A script that calls what called it would wait for itself for ever. */
  private static final String RUNNING = "JITSI_PRIVACY_FINALIZING";

  /**
   * @throws IllegalArgumentException when it cannot be run; in words for the operator
   */
  public FinalizeScript {
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new IllegalArgumentException(file + " is no file that may be executed");
    }
  }

  /** Whether this process was called by a script that it would call. */
  public static boolean isRunning() {
    return System.getenv(RUNNING) != null;
  }

  @Override
  public void run(Path directory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(file.toString(), directory.toString())
            .inheritIO()
            .redirectInput(new File("/dev/null"));
    builder.environment().put(RUNNING, "true");
    Process process = builder.start();
    int exit;
    try {
      exit = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (exit != 0) {
      throw new IOException(
          "the recording is sealed, but "
              + file
              + " ended with "
              + exit
              + ". It is called again when finalize is run again");
    }
  }
}
