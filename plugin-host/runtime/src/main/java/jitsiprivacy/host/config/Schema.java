package jitsiprivacy.host.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sections of one configuration, by name; the one without a name is always there. */
record Schema(Map<String, Section> sections) {
  /** Stands for the root's own options where there are none. */
  private record Nothing() {}

  /**
   * Puts the sections in order.
   *
   * @throws IllegalArgumentException when two sections have the same name or the same record
   */
  static Schema of(List<Section> sections) {
    Map<String, Section> byName = new LinkedHashMap<>();
    for (Section section : sections) {
      boolean again = byName.values().stream().anyMatch(s -> s.type() == section.type());
      if (byName.put(section.path(), section) != null || again) {
        throw new IllegalArgumentException("two sections are the same: " + section);
      }
    }
    byName.putIfAbsent("", new Section("", Nothing.class));
    for (String option : new RecordType(byName.get("").type()).options().keySet()) {
      if (byName.containsKey(option)) {
        throw new IllegalArgumentException("a section is called like an option: " + option);
      }
    }
    return new Schema(byName);
  }

  /** Names of the sections in {@code privacy}. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Section section : sections.values()) {
      section.names().stream().findFirst().ifPresent(names::add);
    }
    return names;
  }
}
