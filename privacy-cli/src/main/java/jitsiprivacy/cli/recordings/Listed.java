package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;

/**
 * A recording as it is listed.
 *
 * @param problem why there is no manifest where there should be one
 */
record Listed(
    RecordingDirectory recording,
    State state,
    Optional<Manifest> manifest,
    Optional<String> problem) {

  /** How a recording lies there. */
  enum State {
    /** Nobody began to seal it. */
    PLAIN,
    /** A run that seals it goes on, or died. */
    UNFINISHED,
    SEALED,
    /** It is sealed, and its key was destroyed. */
    ERASED,
    /** Its manifest cannot be read. */
    UNREADABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Listed of(RecordingDirectory recording, KeyStore keys) {
    if (!recording.isSealed()) {
      State state = recording.isBeingSealed() ? State.UNFINISHED : State.PLAIN;
      return new Listed(recording, state, Optional.empty(), Optional.empty());
    }
    try {
      Manifest manifest = recording.readManifest();
      return new Listed(
          recording, state(recording, manifest, keys), Optional.of(manifest), Optional.empty());
    } catch (IOException e) {
      return new Listed(recording, State.UNREADABLE, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private static State state(RecordingDirectory recording, Manifest manifest, KeyStore keys) {
    if (!keys.has(manifest.key())) {
      return State.ERASED;
    }
    return recording.isBeingSealed() ? State.UNFINISHED : State.SEALED;
  }
}
