package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of a file. */
record Where(String file, int line) {
  private static final Pattern LINES = Pattern.compile(": [0-9]+(-[0-9]+)?$");

  /**
   * Empty when the value comes from no single file: from the environment, or merged from several.
   */
  static Optional<Where> of(ConfigOrigin origin) {
    if (origin == null || origin.lineNumber() < 1) {
      return Optional.empty();
    }
    // Files are parsed as text with their path for a description: the line is appended to it.
    String file = LINES.matcher(origin.description()).replaceFirst("");
    return Optional.of(new Where(file, origin.lineNumber()));
  }

  /** The first line of a value; an object that is merged from several files counts by its parts. */
  static Optional<Where> of(ConfigValue value) {
    Optional<Where> own = of(value.origin());
    if (own.isEmpty() && value instanceof ConfigObject object) {
      try {
        return object.values().stream().flatMap(part -> of(part).stream()).findFirst();
      } catch (ConfigException.NotResolved e) {
        return own;
      }
    }
    return own;
  }
}
