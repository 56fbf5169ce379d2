package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A record: an object with exactly its components for options. */
final class RecordType implements OptionType {
  private final Class<? extends Record> type;
  private final Map<String, OptionType> options = new LinkedHashMap<>();

  /**
   * Looks at the components.
   *
   * @throws IllegalStateException naming a component that cannot be configured
   */
  RecordType(Class<? extends Record> type) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      options.put(Kebab.ofComponent(component.getName()), ComponentType.of(component));
    }
  }

  /** By name, in the order of the record. */
  Map<String, OptionType> options() {
    return Collections.unmodifiableMap(options);
  }

  /** Names of the options that must be written where there are no defaults. */
  Set<String> required() {
    Set<String> required = new LinkedHashSet<>(options.keySet());
    required.removeIf(name -> options.get(name).absent() != null);
    return required;
  }

  @Override
  public Object read(ConfigValue value, Place place) {
    return read(value, place, Set.of(), Set.of());
  }

  /**
   * Like {@link #read(ConfigValue, Place)}, where others have sections beside these options.
   *
   * @param sections names of theirs that may stand here
   * @param foreign names that may stand here, too, but are not worth recommending
   */
  Object read(ConfigValue value, Place place, Set<String> sections, Set<String> foreign) {
    if (!place.hasValue(value, allowed())) {
      return null;
    }
    if (!(value instanceof ConfigObject object)) {
      place.refuse(value, allowed());
      return null;
    }
    Set<String> known = new LinkedHashSet<>(options.keySet());
    known.addAll(sections);
    object.forEach(
        (name, written) -> {
          // What only the defaults have is our own mistake, and the option reference's to find.
          if (!known.contains(name) && !foreign.contains(name) && place.name(name).isSet()) {
            place.name(name).unknown(written, name, known);
          }
        });
    Object[] arguments = new Object[options.size()];
    int next = 0;
    for (Map.Entry<String, OptionType> option : options.entrySet()) {
      arguments[next++] = read(object, option.getKey(), option.getValue(), place);
    }
    return Arrays.asList(arguments).contains(null) ? null : create(arguments, value, place);
  }

  private static Object read(ConfigObject object, String name, OptionType option, Place place) {
    ConfigValue value = object.get(name);
    if (value != null) {
      return option.read(value, place.name(name));
    }
    Object absent = option.absent();
    if (absent == null) {
      place.report(object, "needs the option \"" + name + "\": " + option.allowed());
    }
    return absent;
  }

  private Object create(Object[] arguments, ConfigValue value, Place place) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        place.report(value, String.valueOf(refusal.getMessage()));
        return null;
      }
      throw new IllegalStateException("cannot create " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type.getName(), e);
    }
  }

  @Override
  public String allowed() {
    return "a section { … }";
  }
}
