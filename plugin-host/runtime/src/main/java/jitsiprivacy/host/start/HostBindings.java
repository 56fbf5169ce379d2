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
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;

/** What every guard may inject. */
final class HostBindings extends AbstractModule {

  private final List<GuardModule> installed;
  private final PrivacyConfig config;
  private final HostOptions options;
  private final Health health;
  private final BackgroundThreads background;

  HostBindings(
      List<GuardModule> installed,
      PrivacyConfig config,
      HostOptions options,
      Health health,
      BackgroundThreads background) {
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
