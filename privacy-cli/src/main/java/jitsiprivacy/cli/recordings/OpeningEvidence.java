package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.time.Clock;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.manifest.Manifest;

/** Puts on record that somebody opens a recording. */
record OpeningEvidence(HostTrail trail) {

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @param reason a word
   * @throws IOException when it could not be recorded: nothing must be opened
   */
  void record(Manifest manifest, String reason) throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.RECORDING_OPENED, Clock.systemUTC().instant(), Actor.OPERATOR)
            .with("session", manifest.session())
            .with("reason", reason);
    AuditEvent where =
        manifest.facts().room().map(room -> event.inRoom(new Pseudonym(room))).orElse(event);
    trail.record(to -> to.record(where));
  }
}
