package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;

/**
 * A recording as it is listed.
 *
 * @param quarantine what keeps it closed
 * @param problem why something is not known that should be
 */
record Listed(
    RecordingDirectory recording,
    State state,
    Optional<Manifest> manifest,
    List<Doubt> quarantine,
    Optional<String> problem) {

  /** How a recording lies there. */
  enum State {
    /** Nobody began to seal it. */
    PLAIN,
    /** A run that seals it goes on, or died. */
    UNFINISHED,
    SEALED,
    /** It is sealed, and nobody opens it before somebody released it. */
    QUARANTINE,
    /** It is sealed, and its key was destroyed. */
    ERASED,
    /** Its manifest cannot be read. */
    UNREADABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Listed of(RecordingDirectory recording, Host host) {
    Optional<Manifest> manifest = Optional.empty();
    State state = recording.isBeingSealed() ? State.UNFINISHED : State.PLAIN;
    if (recording.isSealed()) {
      try {
        manifest = Optional.of(recording.readManifest());
      } catch (IOException e) {
        return new Listed(
            recording, State.UNREADABLE, manifest, List.of(), Optional.of(e.getMessage()));
      }
      if (!host.keys().has(manifest.get().key())) {
        return new Listed(recording, State.ERASED, manifest, List.of(), Optional.empty());
      }
      state = recording.isBeingSealed() ? State.UNFINISHED : State.SEALED;
    }
    try {
      List<Doubt> doubts = host.doubts().of(recording.session(), manifest);
      boolean closed = state == State.SEALED && !doubts.isEmpty();
      return new Listed(
          recording, closed ? State.QUARANTINE : state, manifest, doubts, Optional.empty());
    } catch (IOException e) {
      boolean closed = state == State.SEALED; // It will not be opened, for the same reason.
      return new Listed(
          recording,
          closed ? State.QUARANTINE : state,
          manifest,
          List.of(),
          Optional.of(Reason.of(e)));
    }
  }
}
