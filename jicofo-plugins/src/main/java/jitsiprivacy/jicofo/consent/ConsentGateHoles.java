package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.spi.GuardHealth;

/** Names the ways around the consent gate that the present configuration leaves open. */
final class ConsentGateHoles {

  @Inject
  ConsentGateHoles(
      ConsentGateOptions options,
      Policy policy,
      JicofoSettings settings,
      Optional<InstalledTrail> trail,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    if (trail.isEmpty()) {
      health.hole(
          "audit-trail",
          "audit-trail.enabled = false: who agreed to what stands in the ledger of this host alone,"
              + " where nobody else can tell whether it was changed");
    }
    if (!policy.gates()) {
      health.hole(
          "gate-none", "no purpose has a gate: everybody is forwarded, whether they agreed or not");
      return;
    }
    if (!options.suppressP2p()) {
      health.hole(
          "p2p",
          "suppress-p2p = false: two participants send each other media past the bridge, whether"
              + " they agreed or not, unless p2p.enabled = false stands in the web configuration");
    }
    if (settings.hasVisitors()) {
      health.hole(
          "visitors",
          "jicofo.visitors.enabled: visitors watch without being asked; whoever is let onto the"
              + " stage is asked then");
    }
    health.hole(
        "bridge",
        "nothing in the bridge checks yet: another focus in its brewery, or its own REST interface"
            + " (videobridge.apis.rest.enabled), can lift what this focus mutes");
  }
}
