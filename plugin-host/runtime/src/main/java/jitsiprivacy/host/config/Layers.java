package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operator wrote, file by file, before merging and resolving: here a value still knows its
 * line.
 *
 * @param roots content of each file, the one that wins first
 */
record Layers(List<ConfigObject> roots) {
  Layers {
    roots = List.copyOf(roots);
  }

  /** Everything in one object, substitutions still in it. */
  ConfigObject over(ConfigObject defaults) {
    List<ConfigObject> all = new ArrayList<>(roots);
    all.add(defaults);
    ConfigObject merged = all.get(0);
    for (ConfigObject lower : all.subList(1, all.size())) {
      merged = merged.withFallback(lower);
    }
    return merged;
  }

  /**
   * What stands at a path in the file that wins; when that file has a substitution further up, the
   * substitution.
   */
  Optional<ConfigValue> find(List<String> path) {
    return roots.stream().flatMap(root -> find(root, path).stream()).findFirst();
  }

  private static Optional<ConfigValue> find(ConfigObject root, List<String> path) {
    ConfigValue value = root;
    for (String name : path) {
      if (!(value instanceof ConfigObject object)) {
        // A substitution may become an object that has this name; a plain value never does.
        return isResolved(value) ? Optional.empty() : Optional.of(value);
      }
      try {
        value = object.get(name);
      } catch (ConfigException.NotResolved e) {
        return Optional.of(value);
      }
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  /** Whether no substitution is left in the value itself; one may be left deeper inside. */
  static boolean isResolved(ConfigValue value) {
    try {
      return value.valueType() != null && !(value instanceof ConfigObject o && o.size() < 0);
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }
}
