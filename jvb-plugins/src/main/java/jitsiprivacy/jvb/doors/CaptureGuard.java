package jitsiprivacy.jvb.doors;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HookHandler;

/** No packet of a meeting is captured into a file, whatever the bridge's configuration allows. */
@Singleton
public final class CaptureGuard implements HookHandler {

  private final JvbSettings settings;
  private final GuardHealth health;

  @Inject
  CaptureGuard(JvbSettings settings, @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.settings = settings;
    this.health = health;
  }

  @Override
  public boolean enter(Object writer, Object[] arguments) {
    if (settings.mayCapture()) {
      health.alert("capture", "a capture of packets was asked for and does not begin", null);
    }
    return !settings.mayCapture(); // Where it may not, the bridge says so itself.
  }

  @Override
  public void attached(String problem) {
    if (problem != null && settings.mayCapture()) {
      health.hole(
          "packet-capture",
          "jmt.debug.pcap.enabled: what participants send can be captured into files, which cannot be"
              + " prevented in this bridge ("
              + problem
              + ")");
    }
  }
}
