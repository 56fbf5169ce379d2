package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A log and what would be in it if nobody had changed it. A character is a byte in both.
 *
 * @param records what would have been there of the program's loggers; the rest of what is printed
 *     passes no witness
 */
public record WitnessedLog(
    String program, String name, List<String> records, List<String> written) {

  static WitnessedLog read(String program, VerboseLogging verbose, Path log) {
    return new WitnessedLog(
        program, log.getFileName().toString(), lines(verbose.witness(log)), lines(log));
  }

  private static List<String> lines(Path file) {
    try {
      // As a terminal and the test bed see lines, which do not care for carriage returns.
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
