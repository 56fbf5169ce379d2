package jitsiprivacy.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What stands behind the {@code =} of {@code -javaagent:…=config=FILE}.
 *
 * @param configuration the operator's main file
 */
record AgentArguments(Path configuration) {

  private static final Path DEFAULT = Path.of("/etc/jitsi/privacy/privacy.conf");
  private static final String CONFIG = "config=";

  /**
   * Reads the text behind the {@code =}.
   *
   * @throws IllegalArgumentException with a text for the operator
   */
  static AgentArguments parse(String text) {
    if (text == null || text.isBlank()) {
      return new AgentArguments(DEFAULT);
    }
    if (!text.startsWith(CONFIG) || text.length() == CONFIG.length()) {
      throw new IllegalArgumentException(
          "unknown agent argument \"" + text + "\"; allowed: config=FILE");
    }
    try {
      return new AgentArguments(Path.of(text.substring(CONFIG.length())));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("agent argument config: " + e.getMessage(), e);
    }
  }
}
