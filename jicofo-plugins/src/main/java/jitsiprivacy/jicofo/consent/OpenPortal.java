package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.rest.Portal;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;

/** Opens the portal as soon as the gate is made, where it is enabled. */
final class OpenPortal {

  @Inject
  OpenPortal(
      ConsentGateOptions options,
      StateDirectory state,
      ConsentPortal desk,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    new Portal(options.rest(), state, desk, health).open();
  }
}
