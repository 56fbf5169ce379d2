package jitsiprivacy.host.start;

import com.google.inject.AbstractModule;
import com.google.inject.name.Names;
import java.util.List;
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
import jitsiprivacy.spi.OptionUpdates;
import jitsiprivacy.spi.StateDirectory;

/** What every guard may inject. */
final class HostBindings extends AbstractModule {

  private final Host host;
  private final List<GuardModule> installed;
  private final PrivacyConfig config;
  private final HostOptions options;
  private final LiveOptions live;
  private final Health health;
  private final BackgroundThreads background;

  HostBindings(
      Host host,
      List<GuardModule> installed,
      PrivacyConfig config,
      HostOptions options,
      LiveOptions live,
      Health health,
      BackgroundThreads background) {
    this.host = host;
    this.installed = installed;
    this.config = config;
    this.options = options;
    this.live = live;
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
    bind(OptionUpdates.class).toInstance(live);
    bind(GuardSettings.class).toProvider(live::inEffect);
    for (GuardModule guard : installed) {
      bind(GuardHealth.class)
          .annotatedWith(Names.named(guard.id()))
          .toInstance(health.reporterFor(guard.id()));
      bindOptions(guard.options());
    }
  }

  private <T extends Record> void bindOptions(Class<T> type) {
    bind(type).toInstance(config.section(type));
  }
}
