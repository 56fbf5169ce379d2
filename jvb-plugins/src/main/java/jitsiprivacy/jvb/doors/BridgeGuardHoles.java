package jitsiprivacy.jvb.doors;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.spi.GuardHealth;

/** Names what the configuration leaves open. */
public final class BridgeGuardHoles {

  @Inject
  BridgeGuardHoles(
      BridgeGuardOptions options,
      JvbSettings settings,
      @Named(BridgeGuardModule.ID) GuardHealth health) {
    if (!options.requireFocusGuard()) {
      health.hole(
          "focus-guard-not-required",
          "bridge-guard.require-focus-guard = false: a focus without the guards has anybody heard and"
              + " seen");
    }
    if (settings.hasRelays()) {
      health.hole(
          "relay",
          "videobridge.relay.enabled: a relay takes a conference to another bridge, whichever the"
              + " focus names; it is not checked");
    }
  }
}
