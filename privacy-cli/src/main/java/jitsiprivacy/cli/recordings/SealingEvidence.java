package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.time.Clock;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.Evidence;
import jitsiprivacy.recording.seal.manifest.Manifest;

/** Puts on record that a recording was sealed; its manifest is the payload. */
record SealingEvidence(HostTrail trail) implements Evidence {

  @Override
  public void sealed(Manifest manifest, byte[] document) throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.RECORDING_SEALED, Clock.systemUTC().instant(), Actor.SERVICE)
            .with("session", manifest.session())
            .with("files", manifest.files().size())
            .with("bytes", manifest.bytes())
            .with("key", manifest.key().hex());
    AuditEvent where =
        manifest.facts().room().map(room -> event.inRoom(new Pseudonym(room))).orElse(event);
    trail.record(to -> to.record(where, document));
  }
}
