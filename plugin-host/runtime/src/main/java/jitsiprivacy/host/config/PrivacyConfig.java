package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The configuration of one process, read once.
 *
 * <p>Everything stands under the root key {@code privacy}. The defaults of all guards are
 * overridden by the main file, that by {@code conf.d/*.conf} beside it in lexical order.
 * Substitutions may name options and environment variables; system properties override nothing.
 * Immutable.
 */
public final class PrivacyConfig {
  private static final ConfigValue EMPTY = ConfigValueFactory.fromMap(Map.of());

  private final Map<Class<? extends Record>, Record> sections;
  private final ConfigObject resolved;
  private final List<Path> files;

  private PrivacyConfig(
      Map<Class<? extends Record>, Record> sections, ConfigObject resolved, List<Path> files) {
    this.sections = Map.copyOf(sections);
    this.resolved = resolved;
    this.files = List.copyOf(files);
  }

  /**
   * Reads the files.
   *
   * <p>A section that is not listed is an unknown option, unless the defaults know it: then it
   * belongs to a guard of another process on this host, which will check it.
   *
   * @param mainFile usually {@code /etc/jitsi/privacy/privacy.conf}; must exist. {@code conf.d}
   *     beside it need not
   * @param sections what may stand in the files; no name and no record twice
   * @param defaults its resources {@code reference.conf} supply what the files leave out
   * @throws ConfigException with everything that is wrong, if anything is; only a file that cannot
   *     be parsed and substitutions that go round in a circle hide what else is wrong
   * @throws IllegalStateException when a {@code reference.conf} is broken or a record cannot be
   *     configured: a fault of ours, not the operator's
   */
  public static PrivacyConfig load(Path mainFile, List<Section> sections, ClassLoader defaults)
      throws ConfigException {
    Path main = mainFile.toAbsolutePath().normalize();
    OperatorFiles files = new OperatorFiles(main);
    return of(main.toString(), files.read(), files.layers(), sections, defaults);
  }

  /**
   * What holds where the operator wrote nothing: for a program that does without a file.
   *
   * @throws IllegalStateException as {@link #load} does
   */
  public static PrivacyConfig ofDefaults(List<Section> sections, ClassLoader defaults) {
    try {
      return of("", List.of(), new Layers(List.of()), sections, defaults);
    } catch (ConfigException e) {
      throw new IllegalStateException("broken defaults: " + e.getMessage(), e);
    }
  }

  private static PrivacyConfig of(
      String main, List<Path> files, Layers layers, List<Section> sections, ClassLoader defaults)
      throws ConfigException {
    Schema schema = Schema.of(sections);
    ConfigObject reference = Defaults.of(defaults, UnaryOperator.identity());
    Findings findings = new Findings(main, files.stream().map(Path::toString).toList(), layers);
    Place top = Place.top(findings);
    ConfigObject resolved = resolve(layers.over(reference), top);
    Map<Class<? extends Record>, Record> read = new HashMap<>();
    if (resolved != null) {
      for (Map.Entry<String, ConfigValue> entry : resolved.entrySet()) {
        if (!entry.getKey().equals(Place.ROOT)) {
          top.name(entry.getKey()).unknown(entry.getValue(), entry.getKey(), Set.of(Place.ROOT));
        }
      }
      read = read(schema, resolved, reference, top.name(Place.ROOT));
    }
    if (!findings.isEmpty()) {
      throw new ConfigException(findings.problems());
    }
    return new PrivacyConfig(read, resolved, files);
  }

  /** What stands in a section. */
  public <T extends Record> T section(Class<T> type) {
    Record section = sections.get(type);
    if (section == null) {
      throw new IllegalArgumentException("no section is read into " + type.getName());
    }
    return type.cast(section);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of what holds in a section, defaults included.
   *
   * @param path as in {@link Section#path}
   */
  public String digest(String path) {
    return SectionDigest.of(resolved, path);
  }

  /**
   * Absolute paths of all files that were read, in this order: the main file, then {@code conf.d},
   * each followed by what it includes.
   */
  public List<Path> files() {
    return files;
  }

  /**
   * Null when it cannot be resolved at all; the single values that cannot be are left as they are.
   */
  private static ConfigObject resolve(ConfigObject merged, Place top) {
    try {
      return merged
          .toConfig()
          .resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true))
          .root();
    } catch (com.typesafe.config.ConfigException e) {
      top.unresolvable(e);
      return null;
    } catch (StackOverflowError e) {
      top.report(null, "has substitutions that are nested too deeply");
      return null;
    }
  }

  private static Map<Class<? extends Record>, Record> read(
      Schema schema, ConfigObject resolved, ConfigObject reference, Place root) {
    Map<Class<? extends Record>, Record> read = new HashMap<>();
    ConfigValue found = resolved.getOrDefault(Place.ROOT, EMPTY);
    for (Section section : schema.sections().values()) {
      RecordType type = new RecordType(section.type());
      Object options = null;
      if (section.path().isEmpty()) {
        options = type.read(found, root, schema.names(), guards(reference));
      } else {
        ConfigValue own = found;
        Place place = root;
        boolean isThere = true;
        for (String name : section.names()) {
          if (own instanceof ConfigObject object && Layers.isResolved(object)) {
            own = object.getOrDefault(name, EMPTY);
            place = place.name(name);
          } else if (place == root) {
            isThere = false; // Told of by the options that stand there.
          }
        }
        // Where a section is no section, that is refused in the place of its part.
        options = isThere ? type.read(own, place) : null;
      }
      if (options != null) {
        read.put(section.type(), section.type().cast(options));
      }
    }
    return read;
  }

  /** All sections that have defaults, also those of guards that this process does not run. */
  private static Set<String> guards(ConfigObject reference) {
    Set<String> guards = new HashSet<>();
    if (reference.get(Place.ROOT) instanceof ConfigObject all) {
      for (Map.Entry<String, ConfigValue> entry : all.entrySet()) {
        if (entry.getValue() instanceof ConfigObject) {
          guards.add(entry.getKey());
        }
      }
    }
    return guards;
  }
}
