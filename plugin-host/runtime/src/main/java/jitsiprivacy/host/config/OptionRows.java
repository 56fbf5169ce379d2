package jitsiprivacy.host.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of one section's options; what is nested has its path from the section on. */
final class OptionRows {
  private final String section;
  private final List<String> rows = new ArrayList<>();

  OptionRows(String section) {
    this.section = section;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String table() {
    return "| option | type and allowed values | default | meaning |\n|---|---|---|---|\n"
        + String.join("", rows);
  }

  /**
   * Adds a record's options.
   *
   * @param others names that may stand beside them
   * @param hasDefaults whether these options have defaults, as those in an entry of a map have not
   */
  void add(RecordType type, OptionSource source, Set<String> others, boolean hasDefaults) {
    for (String name : source.names()) {
      if (!type.options().containsKey(name) && !others.contains(name)) {
        throw new IllegalStateException(
            "reference.conf has " + source.path() + "." + name + ", which no record has");
      }
    }
    for (Map.Entry<String, OptionType> option : type.options().entrySet()) {
      String path = source.path() + "." + option.getKey();
      add(option.getValue(), source.child(option.getKey(), path), hasDefaults);
    }
  }

  private void add(OptionType type, OptionSource source, boolean hasDefaults) {
    boolean optional = type instanceof Possibly;
    OptionType plain = type instanceof Possibly possibly ? possibly.type() : type;
    if (plain instanceof RecordType nested) {
      add(nested, source, Set.of(), hasDefaults && !optional);
      return;
    }
    if (source.meaning().isEmpty()) {
      throw new IllegalStateException(source.path() + " has no comment in reference.conf");
    }
    if (hasDefaults && !optional && source.value() == null) {
      throw new IllegalStateException(source.path() + " has no default in reference.conf");
    }
    boolean required = !hasDefaults && !optional && source.value() == null;
    row(source, plain.allowed(), required ? "required" : source.shownDefault());
    if (plain instanceof Elements list && list.element() instanceof RecordType nested) {
      add(nested, source.child("ITEM", source.path() + "[]"), Set.of(), false);
    }
    if (plain instanceof Named map && map.element() instanceof RecordType nested) {
      add(nested, source.child("NAME", source.path() + ".NAME"), Set.of(), false);
    }
  }

  private void row(OptionSource source, String allowed, String shownDefault) {
    String name = source.path().substring(section.length() + 1);
    List<String> cells = List.of("`" + name + "`", allowed, shownDefault, source.meaning());
    StringBuilder row = new StringBuilder("|");
    cells.forEach(cell -> row.append(' ').append(cell.replace("|", "\\|")).append(" |"));
    rows.add(row.append('\n').toString());
  }
}
