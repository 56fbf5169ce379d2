package jitsiprivacy.host.start;

import com.google.inject.AbstractModule;
import com.google.inject.name.Names;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.GuardSettings;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;

/** What every guard may inject. */
final class HostBindings extends AbstractModule {

  private final Host host;
  private final List<GuardModule> installed;
  private final PrivacyConfig config;
  private final HostOptions options;
  private final Health health;
  private final BackgroundThreads background;

  HostBindings(
      Host host,
      List<GuardModule> installed,
      PrivacyConfig config,
      HostOptions options,
      Health health,
      BackgroundThreads background) {
    this.host = host;
    this.installed = installed;
    this.config = config;
    this.options = options;
    this.health = health;
    this.background = background;
  }

  @Override
  protected void configure() {
    binder().requireExactBindingAnnotations();
    bind(Background.class).toInstance(background);
    bind(OnFault.class).toInstance(options.onFault());
    bind(StateDirectory.class).toInstance(new StateDirectory(options.stateDir()));
    bind(Host.class).toInstance(host);
    bind(GuardSettings.class).toProvider(this::settings);
    for (GuardModule guard : installed) {
      bind(GuardHealth.class)
          .annotatedWith(Names.named(guard.id()))
          .toInstance(health.reporterFor(guard.id()));
      bindOptions(guard.options());
    }
  }

  private GuardSettings settings() {
    SortedMap<String, GuardSettings.Setting> settings = new TreeMap<>();
    settings.put(Health.HOST, new GuardSettings.Setting(true, config.digest("")));
    for (GuardModule guard : installed) {
      if (guard.hosts().contains(host)) {
        settings.put(
            guard.id(),
            new GuardSettings.Setting(
                GuardSelection.isEnabled(guard, config), config.digest(guard.id())));
      }
    }
    return new GuardSettings(settings);
  }

  private <T extends Record> void bindOptions(Class<T> type) {
    bind(type).toInstance(config.section(type));
  }
}
