package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The agent, as the packages put it into the programs.
 *
 * @param options what stands inside {@code privacy { … }}
 */
record Guards(Path agent, String options) {

  /** Writes the configuration and returns the option that brings the agent into a program. */
  String javaOption(Path configuration, Path state, Path run) {
    try {
      Files.writeString(
          configuration,
          """
          privacy {
            state-dir = "%s"
            run-dir = "%s"
            %s
          }
          """
              .formatted(state, run, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return " -javaagent:" + agent + "=config=" + configuration;
  }
}
