package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.spi.GuardHealth;

/** Names what this guard leaves open. */
final class RecordingGuardHoles {

  @Inject
  RecordingGuardHoles(
      Optional<InstalledTrail> trail, @Named(RecordingGuardModule.ID) GuardHealth health) {
    if (trail.isEmpty()) {
      health.hole(
          "audit-trail",
          "audit-trail.enabled = false: which recordings were allowed and which refused stands"
              + " nowhere");
    }
  }
}
