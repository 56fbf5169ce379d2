package jitsiprivacy.trail;

import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.util.List;
import java.util.Set;
import jitsiprivacy.audit.archive.AuditRecorder;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;

/**
 * The audit trail, for the guards that record in it. While it cannot be written it says so, and
 * they are closed: it has nothing to refuse itself.
 */
public final class AuditTrailModule extends GuardModule {

  static final String ID = "audit-trail";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO, Host.JVB);
  }

  @Override
  public Class<AuditTrailOptions> options() {
    return AuditTrailOptions.class;
  }

  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(); // It judges no stanza; see uses() of those that do.
  }

  @Override
  protected void guard() {
    OptionalBinder.newOptionalBinder(binder(), InstalledTrail.class)
        .setBinding()
        .toProvider(TrailOfThisHost.class)
        .in(Singleton.class);
    bind(AuditRecorder.class).to(InstalledTrail.class);
    bind(TrailUpkeep.class).asEagerSingleton();
  }
}
