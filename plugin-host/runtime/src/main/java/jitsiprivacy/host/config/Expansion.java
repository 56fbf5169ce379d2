package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Estimates from above how large a configuration gets when its substitutions are resolved. Ten
 * lines that each name the line before ten times are ten billion: that has to be known before
 * resolving.
 */
final class Expansion {
  /** Characters. Far above any configuration, and harmless. */
  static final double LARGEST = 16 << 20;

  /** What k references to itself multiply a value by at most, when layers repeat it: 3^(k/3). */
  private static final double SELF_GROWTH = Math.cbrt(3);

  private final ConfigObject root;

  /** Not a number: being computed. */
  private final IdentityHashMap<ConfigValue, Double> sizes = new IdentityHashMap<>();

  Expansion(ConfigObject root) {
    this.root = root;
  }

  /** Characters. */
  double size() {
    return size(root);
  }

  private double size(ConfigValue value) {
    Double known = sizes.putIfAbsent(value, Double.NaN);
    if (known != null) {
      return known;
    }
    Collection<? extends ConfigValue> parts = parts(value);
    double size = parts == null ? unresolved(value) : sum(parts) + length(value);
    sizes.put(value, size);
    return size;
  }

  /** The values of an object or list; nothing for a plain value; null when it is not resolved. */
  private static Collection<? extends ConfigValue> parts(ConfigValue value) {
    try {
      return switch (value.valueType()) {
        case OBJECT -> ((ConfigObject) value).values();
        case LIST -> (ConfigList) value;
        default -> List.of();
      };
    } catch (ConfigException.NotResolved e) {
      return null;
    }
  }

  private double sum(Collection<? extends ConfigValue> parts) {
    double sum = 0;
    for (ConfigValue part : parts) {
      double size = size(part);
      // Nested in itself: counted where the reference stands.
      sum += Double.isNaN(size) ? 0 : size;
    }
    return sum;
  }

  private static double length(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING ? ((String) value.unwrapped()).length() : 1;
  }

  private double unresolved(ConfigValue value) {
    String rendered = References.render(value);
    double sum = rendered.length();
    int self = 0;
    for (String reference : References.in(rendered)) {
      List<String> path;
      try {
        path = ConfigUtil.splitPath(reference);
      } catch (ConfigException e) {
        return Double.POSITIVE_INFINITY;
      }
      // In an included file a path means the one below the include, then the one from the root.
      for (int from = 0; from < path.size(); from++) {
        double size = sizeAt(path.subList(from, path.size()));
        if (Double.isNaN(size)) {
          self++;
        } else {
          sum += size;
        }
      }
    }
    return sum * Math.pow(SELF_GROWTH, self);
  }

  private double sizeAt(List<String> path) {
    ConfigValue value = root;
    for (String name : path) {
      Collection<?> parts = parts(value);
      if (parts == null) {
        break;
      }
      value = value instanceof ConfigObject object ? object.get(name) : null;
      if (value == null) {
        String variable = path.size() == 1 ? System.getenv(name) : null;
        return variable == null ? 0 : variable.length();
      }
    }
    return size(value);
  }
}
