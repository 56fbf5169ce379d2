package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.spi.GuardHealth;

/** Names the ways to record that this guard does not judge. */
final class RecordingGuardHoles {

  @Inject
  RecordingGuardHoles(
      JicofoSettings settings,
      Optional<InstalledTrail> trail,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    if (trail.isEmpty()) {
      health.hole(
          "audit-trail",
          "audit-trail.enabled = false: which recordings were allowed and which refused stands"
              + " nowhere");
    }
    health.hole(
        "late-joiner", "whoever joins while an export runs is in it, whether they agreed or not");
    if (settings.hasJigasi()) {
      health.hole(
          "jigasi", "jicofo.jigasi.brewery-jid: dialling out and transcribing are not judged");
    }
    if (settings.hasTranscription()) {
      health.hole(
          "transcription",
          "jicofo.transcription.url-template: a meeting can be transcribed whether all agreed or"
              + " not");
    }
  }
}
