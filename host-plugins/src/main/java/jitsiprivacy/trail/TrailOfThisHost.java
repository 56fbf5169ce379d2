package jitsiprivacy.trail;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.name.Named;
import java.time.Clock;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;

/** The one below the state directory, which the programs of a host share. */
final class TrailOfThisHost implements Provider<InstalledTrail> {

  private final StateDirectory state;
  private final OnFault onFault;
  private final GuardHealth health;

  @Inject
  TrailOfThisHost(
      StateDirectory state, OnFault onFault, @Named(AuditTrailModule.ID) GuardHealth health) {
    this.state = state;
    this.onFault = onFault;
    this.health = health;
  }

  @Override
  public InstalledTrail get() {
    return new InstalledTrail(
        new AuditInstallation(state.path()), Clock.systemUTC(), new TrailAlerts(onFault, health));
  }
}
