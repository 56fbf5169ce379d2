package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with a setting a line: {@code name=value}, {@code name value} or {@code name} alone. What
 * begins with {@code #} is a comment; of a name that is there twice, the last one counts.
 */
public final class PlainLines {

  private record Line(String name, String value) {}

  private final List<Line> lines = new ArrayList<>();

  private PlainLines() {}

  public static PlainLines parse(String text) {
    PlainLines parsed = new PlainLines();
    text.lines().map(String::strip).forEach(parsed::add);
    return parsed;
  }

  private void add(String line) {
    if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '!') {
      return;
    }
    int end = 0;
    while (end < line.length() && !isBehindAName(line.charAt(end))) {
      end++;
    }
    String value = line.substring(end).strip();
    if (value.startsWith("=") || value.startsWith(":")) {
      value = value.substring(1).strip();
    }
    lines.add(new Line(line.substring(0, end), value));
  }

  private static boolean isBehindAName(char c) {
    return c == '=' || c == ':' || Character.isWhitespace(c);
  }

  public boolean has(String name) {
    return value(name).isPresent();
  }

  public Optional<String> value(String name) {
    return values(name).reduce((first, second) -> second);
  }

  /** All that the name was given. */
  public Stream<String> values(String name) {
    return lines.stream().filter(line -> line.name.equals(name)).map(Line::value);
  }

  /** All names, in their order. */
  public Stream<String> names() {
    return lines.stream().map(Line::name);
  }
}
