package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One place in the defaults, seen twice.
 *
 * @param path full path, for error messages
 * @param value the default; {@code null} for none
 * @param documented the same place with what is commented out put in; {@code null} for none
 */
record OptionSource(String path, ConfigValue value, ConfigValue documented) {

  private static final int LONGEST = 300;

  OptionSource child(String name, String childPath) {
    return new OptionSource(childPath, get(value, name), get(documented, name));
  }

  private static ConfigValue get(ConfigValue value, String name) {
    return value instanceof ConfigObject object ? object.get(name) : null;
  }

  /** All names that stand here, commented out or not. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (ConfigValue seen : new ConfigValue[] {value, documented}) {
      if (seen instanceof ConfigObject object) {
        names.addAll(object.keySet());
      }
    }
    return names;
  }

  /** The comment above it, or above what an item of it looks like, on one line; empty for none. */
  String meaning() {
    return Stream.of(comment(documented), comment(value), comment(get(documented, "ITEM")))
        .filter(comment -> !comment.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String comment(ConfigValue value) {
    List<String> lines = value == null ? List.of() : value.origin().comments();
    // Without a space in front it is no prose but an option that is commented out.
    return lines.stream()
        .filter(line -> line.isBlank() || Character.isWhitespace(line.charAt(0)))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The default as an operator would write it. */
  String shownDefault() {
    if (value == null) {
      return "none";
    }
    ConfigRenderOptions options = ConfigRenderOptions.concise().setJson(false);
    String rendered = value.render(options);
    // More than a cell of a table can show: the page has the names, the reference.conf the rest.
    if (rendered.length() > LONGEST && value instanceof ConfigObject sections) {
      return new TreeSet<>(sections.keySet())
          .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
    return "`" + rendered + "`";
  }
}
