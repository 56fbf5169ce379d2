package jitsiprivacy.host.start;

import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.spi.OnFault;

/** A host in which no guard can hold. */
final class Unprotected {

  private Unprotected() {}

  /** Returns only where the operator wants the host to run all the same. */
  static void refuseUnlessAllowed(OnFault onFault, String why) throws UnusableConfiguration {
    if (onFault == OnFault.DENY) {
      throw new UnusableConfiguration(
          why + ", so no guard would hold. Set privacy.on-fault = allow to start unprotected.");
    }
  }
}
