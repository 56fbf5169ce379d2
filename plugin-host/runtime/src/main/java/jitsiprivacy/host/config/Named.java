package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A {@link Map}, whose names the operator chooses; sorted by name. */
final class Named implements OptionType {
  private final OptionType element;

  Named(OptionType element) {
    this.element = element;
  }

  OptionType element() {
    return element;
  }

  @Override
  public Object read(ConfigValue value, Place place) {
    if (!place.hasValue(value, allowed())) {
      return null;
    }
    if (!(value instanceof ConfigObject object)) {
      place.refuse(value, allowed());
      return null;
    }
    Map<String, Object> values = new TreeMap<>();
    object.forEach(
        (name, written) -> {
          Optional<String> meant = meant(name, object);
          if (meant.isPresent()) {
            place.name(name).report(written, noSuch(meant.get()));
            return;
          }
          Object read = element.read(written, place.name(name));
          if (read != null) {
            values.put(name, read);
          }
        });
    return values.size() == object.size() ? Collections.unmodifiableMap(values) : null;
  }

  /** The name of a shipped section, where this one lacks what a new one needs. */
  private Optional<String> meant(String name, ConfigObject all) {
    if (!(element instanceof RecordType type)
        || !(all.get(name) instanceof ConfigObject written)
        || !Layers.isResolved(written)
        || written.keySet().containsAll(type.required())) {
      return Optional.empty();
    }
    Set<String> others = new TreeSet<>(all.keySet());
    others.remove(name);
    return Nearest.of(name, others);
  }

  private String noSuch(String meant) {
    return "there is none of that name. Did you mean \""
        + meant
        + "\"? A new one needs: "
        + String.join(", ", ((RecordType) element).required());
  }

  @Override
  public String allowed() {
    return "a section of names, each with " + element.allowed();
  }
}
