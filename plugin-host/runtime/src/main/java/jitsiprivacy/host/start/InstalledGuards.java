package jitsiprivacy.host.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.spi.GuardModule;

/** The guards whose jars are there, switched on or not. */
public final class InstalledGuards {

  private InstalledGuards() {}

  /** Finds them through {@code META-INF/services}, sorted by id. */
  public static List<GuardModule> find(ClassLoader loader) throws DamagedInstallationException {
    List<GuardModule> found = new ArrayList<>();
    // What concerns no single guard is told under this name.
    Set<String> ids = new HashSet<>(Set.of(Health.HOST));
    try {
      for (GuardModule module : ServiceLoader.load(GuardModule.class, loader)) {
        if (!ids.add(module.id())) {
          throw new DamagedInstallationException("two guards call themselves " + module.id(), null);
        }
        found.add(module);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new DamagedInstallationException("a guard's jar in lib/ is damaged: " + e, e);
    }
    found.sort(Comparator.comparing(GuardModule::id));
    return found;
  }

  /** What {@code privacy.conf} may hold with these guards. */
  public static List<Section> sections(List<GuardModule> guards) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", HostOptions.class));
    for (GuardModule guard : guards) {
      sections.add(new Section(guard.id(), guard.options()));
    }
    return sections;
  }

  /** Whether the operator wants it. */
  public static boolean isEnabled(GuardModule guard, PrivacyConfig config) {
    try {
      Record options = config.section(guard.options());
      return (boolean) guard.options().getMethod("enabled").invoke(options);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          guard.id() + ": its public options record needs a component \"boolean enabled\"", e);
    }
  }
}
