package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.testbed.inhost.ConsoleWitness;
import jitsiprivacy.testbed.inhost.FileWitness;

/**
 * Has a program log all there is, to standard error in the format of Jitsi's packages and to a file
 * of its own, with a witness of both.
 */
record VerboseLogging(Path directory) {

  static VerboseLogging in(Path directory) {
    try {
      Files.createDirectories(witnesses(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new VerboseLogging(directory);
  }

  static Path witnesses(Path directory) {
    return directory.resolve("witness");
  }

  /** Returns the option with which a program logs so. */
  String option(String program) {
    Path file = directory.resolve(program + ".logging.properties");
    try {
      Files.writeString(
          file,
          """
          handlers = java.util.logging.ConsoleHandler, java.util.logging.FileHandler
          .level = ALL
          java.util.logging.ConsoleHandler.level = ALL
          java.util.logging.ConsoleHandler.encoding = UTF-8
          java.util.logging.ConsoleHandler.formatter = org.jitsi.utils.logging2.JitsiLogFormatter
          java.util.logging.ConsoleHandler.filter = %1$s
          java.util.logging.ConsoleHandler.witness = %2$s
          java.util.logging.FileHandler.level = ALL
          java.util.logging.FileHandler.encoding = UTF-8
          java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
          java.util.logging.FileHandler.pattern = %3$s
          java.util.logging.FileHandler.filter = %4$s
          java.util.logging.FileHandler.witness = %5$s
          """
              .formatted(
                  ConsoleWitness.class.getName(),
                  witness(console(program)),
                  file(program),
                  FileWitness.class.getName(),
                  witness(file(program))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return " -Djava.util.logging.config.file=" + file;
  }

  /** Where the test bed puts what a program writes to its standard streams. */
  Path console(String program) {
    return directory.resolve(program + ".log");
  }

  Path file(String program) {
    return directory.resolve(program + "-file.log");
  }

  /** What would be in a log if nobody had changed it. */
  Path witness(Path log) {
    return witnesses(directory).resolve(log.getFileName());
  }
}
