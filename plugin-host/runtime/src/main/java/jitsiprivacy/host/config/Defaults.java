package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the {@code reference.conf} of the host and of each guard say. Other root keys than ours are
 * left out: libraries bring such files, too.
 */
final class Defaults {
  private static final String RESOURCE = "reference.conf";

  private Defaults() {}

  /**
   * Merges them.
   *
   * @param edit applied to each text before it is parsed
   * @return an object with {@code privacy} as its only key, or none
   * @throws IllegalStateException for a file that cannot be read or parsed: a fault of ours
   */
  static ConfigObject of(ClassLoader loader, UnaryOperator<String> edit) {
    ConfigObject merged = ConfigValueFactory.fromMap(Map.of());
    try {
      List<URL> resources = Collections.list(loader.getResources(RESOURCE));
      for (URL resource : resources) {
        ConfigObject more = parse(resource, edit);
        requireNew(more, merged, resource);
        merged = merged.withFallback(more);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigException e) {
      throw new IllegalStateException("broken " + RESOURCE + ": " + e.getMessage(), e);
    }
    return merged;
  }

  /** Else the name of a jar would decide what holds, even whether faults are denied. */
  private static void requireNew(ConfigObject more, ConfigObject merged, URL resource) {
    if (more.get(Place.ROOT) instanceof ConfigObject added
        && merged.get(Place.ROOT) instanceof ConfigObject there) {
      for (String name : added.keySet()) {
        if (there.containsKey(name)) {
          throw new IllegalStateException(
              resource + " has defaults for " + Place.ROOT + "." + name + ", as another one has");
        }
      }
    }
  }

  private static ConfigObject parse(URL resource, UnaryOperator<String> edit) throws IOException {
    try (InputStream in = resource.openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setOriginDescription(resource.toString());
      return ConfigFactory.parseString(edit.apply(text), options).root().withOnlyKey(Place.ROOT);
    }
  }
}
