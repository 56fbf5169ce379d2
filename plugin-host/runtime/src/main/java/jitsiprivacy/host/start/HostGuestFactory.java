package jitsiprivacy.host.start;

import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.agent.bridge.GuestFactory;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.health.StartReport;
import jitsiprivacy.host.health.StatusFile;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OnFault;

/** Called by the agent through {@code META-INF/services}. */
public final class HostGuestFactory implements GuestFactory {

  @Override
  public Guest create(String hostId, Path file) throws UnusableConfiguration {
    Host host = "jicofo".equals(hostId) ? Host.JICOFO : Host.JVB;
    List<GuardModule> installed = installed();
    Health health = new Health();
    BackgroundThreads background =
        new BackgroundThreads(cause -> health.fault(Health.HOST, "background task", cause));
    ClassSource classes = ClassSource.fromLoader(ClassLoader.getSystemClassLoader());
    // From files alone, while the configuration is read.
    CompletableFuture<Fit> fit =
        CompletableFuture.supplyAsync(() -> Fit.of(installed, classes), background::run);
    PrivacyConfig config = read(file, installed);
    HostOptions options = config.section(HostOptions.class);
    GuardSelection selection =
        GuardSelection.of(host, installed, config, fit, options.onFault(), health);
    Reporting reporting =
        new Reporting(new StatusFile(options.runDir(), hostId, version()), health, background);
    reporting.start();
    reporting.addTo(() -> CollectorRegistry.defaultRegistry, fit.join().metricsProblems());
    OnFault onFault = options.onFault();
    LiveOptions live =
        new LiveOptions(
            file,
            getClass().getClassLoader(),
            config,
            installed,
            host,
            background,
            health.reporterFor(Health.HOST));
    return new HostGuest(
        selection,
        Hooks.find(selection, classes, onFault, health),
        new HostBindings(host, installed, config, options, live, health, background),
        onFault,
        health,
        background,
        () -> StartReport.of(hostId, version(), onFault, health));
  }

  private static List<GuardModule> installed() throws UnusableConfiguration {
    try {
      return InstalledGuards.find(HostGuestFactory.class.getClassLoader());
    } catch (DamagedInstallationException e) {
      throw new UnusableConfiguration(e.getMessage());
    }
  }

  private static String version() {
    String version = HostGuestFactory.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  private static PrivacyConfig read(Path file, List<GuardModule> installed)
      throws UnusableConfiguration {
    try {
      return PrivacyConfig.load(
          file, InstalledGuards.sections(installed), HostGuestFactory.class.getClassLoader());
    } catch (ConfigException e) {
      throw new UnusableConfiguration(e.toString());
    }
  }
}
