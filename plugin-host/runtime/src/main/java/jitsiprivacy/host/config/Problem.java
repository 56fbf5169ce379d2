package jitsiprivacy.host.config;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param file absolute path of the file to change
 * @param line counted from 1; 0 when it is about the file as a whole
 * @param path full path of the option, such as {@code privacy.consent-gate.gate}; empty when it is
 *     not about an option
 * @param message for the operator: what is wrong and what is allowed
 */
public record Problem(String file, int line, String path, String message) {
  public Problem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  /** {@code FILE:LINE: path: message}, without what is not known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file).append(':');
    if (line > 0) {
      text.append(line).append(':');
    }
    text.append(' ');
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    return text.append(message).toString();
  }
}
