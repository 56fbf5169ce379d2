package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
          Object read = element.read(written, place.name(name));
          if (read != null) {
            values.put(name, read);
          }
        });
    return values.size() == object.size() ? Collections.unmodifiableMap(values) : null;
  }

  @Override
  public String allowed() {
    return "a section of names, each with " + element.allowed();
  }
}
