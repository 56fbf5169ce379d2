package jitsiprivacy.host.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.FileStates;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.GuardSettings;
import jitsiprivacy.spi.GuardSettings.Setting;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OptionUpdates;

/** Looks now and then whether the operator changed the configuration, where a guard follows it. */
final class LiveOptions implements OptionUpdates {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final String UNREADABLE = "configuration";
  private static final String NEXT_START = "restart";

  private final Path file;
  private final ClassLoader defaults;
  private final List<GuardModule> installed;
  private final Host host;
  private final Background background;
  private final GuardHealth health;
  // Guarded by this.
  private final Map<Class<? extends Record>, Consumer<Record>> followers = new HashMap<>();
  private final SortedMap<String, Setting> inEffect;
  private List<Path> read;

  /** Null at first: what was changed while the host started is seen as well. */
  private FileStates seen;

  /**
   * @param file which was read, with these defaults
   */
  LiveOptions(
      Path file,
      ClassLoader defaults,
      PrivacyConfig config,
      List<GuardModule> installed,
      Host host,
      Background background,
      GuardHealth health) {
    this.file = file;
    this.defaults = defaults;
    this.installed = installed;
    this.host = host;
    this.background = background;
    this.health = health;
    this.read = config.files();
    this.inEffect = settings(config);
  }

  /** What the guards of this program go by. */
  synchronized GuardSettings inEffect() {
    return new GuardSettings(inEffect);
  }

  @Override
  public synchronized <T extends Record> void follow(Class<T> options, Consumer<T> changed) {
    if (followers.isEmpty()) {
      background.runAfter(PAUSE, this::tick);
    }
    followers.put(options, read -> changed.accept(options.cast(read)));
  }

  private void tick() {
    try {
      look();
    } finally {
      background.runAfter(PAUSE, this::tick);
    }
  }

  synchronized void look() {
    FileStates now = FileStates.of(file, read);
    if (now.equals(seen)) {
      return;
    }
    PrivacyConfig config;
    try {
      config = PrivacyConfig.load(file, InstalledGuards.sections(installed), defaults);
    } catch (ConfigException e) {
      seen = now;
      health.alert(
          UNREADABLE, "the configuration was changed, and what held before goes on: " + e, null);
      return;
    }
    health.recovered(UNREADABLE);
    read = config.files();
    apply(config);
    seen = now; // As they were before they were read, and only when it is done.
  }

  private void apply(PrivacyConfig config) {
    TreeSet<String> later = new TreeSet<>();
    SortedMap<String, Setting> wanted = settings(config);
    wanted.forEach(
        (id, setting) -> {
          if (!setting.equals(inEffect.get(id)) && !apply(id, setting, config)) {
            later.add(id);
          }
        });
    if (later.isEmpty()) {
      health.recovered(NEXT_START);
    } else {
      health.alert(
          NEXT_START,
          "options were changed that hold from the next start on: " + String.join(", ", later),
          null);
    }
  }

  private boolean apply(String id, Setting setting, PrivacyConfig config) {
    for (GuardModule guard : installed) {
      Consumer<Record> follower = followers.get(guard.options());
      if (guard.id().equals(id)
          && follower != null
          && setting.enabled() == inEffect.get(id).enabled()) {
        follower.accept(config.section(guard.options()));
        inEffect.put(id, setting);
        return true;
      }
    }
    return false;
  }

  private SortedMap<String, Setting> settings(PrivacyConfig config) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    settings.put(Health.HOST, new Setting(true, config.digest("")));
    for (GuardModule guard : installed) {
      if (guard.hosts().contains(host)) {
        settings.put(
            guard.id(),
            new Setting(InstalledGuards.isEnabled(guard, config), config.digest(guard.id())));
      }
    }
    return settings;
  }
}
