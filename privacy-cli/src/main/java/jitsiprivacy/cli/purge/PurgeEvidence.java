package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.purge.Outcome;
import jitsiprivacy.retention.purge.Result;

/**
 * Puts on record what a run does. Durable when a method returns. Where this host has no audit
 * trail, nothing is recorded.
 *
 * @param actor who made it run
 */
record PurgeEvidence(HostTrail trail, Actor actor, Clock clock) {

  private static final String REASON = "retention";

  /** Before its key is destroyed. The manifest names what the key opened. */
  void destroys(Manifest manifest) throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.RECORDING_DESTROYED, clock.instant(), actor)
            .with("session", manifest.session())
            .with("key", manifest.key().hex())
            .with("reason", REASON);
    AuditEvent where =
        manifest.facts().room().map(room -> event.inRoom(new Pseudonym(room))).orElse(event);
    byte[] document = ManifestFormat.write(manifest);
    try {
      trail.record(to -> to.record(where, document));
    } catch (IOException e) {
      throw new IOException(
          "that its key is destroyed cannot be recorded in the audit trail: " + e.getMessage(), e);
    }
  }

  /** Before something that was withdrawn is had back. */
  void undoes(Category category) throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.PURGE_UNDONE, clock.instant(), actor)
            .with("category", category.name());
    try {
      trail.record(to -> to.record(event));
    } catch (IOException e) {
      throw new IOException(
          "that it is had back cannot be recorded in the audit trail: " + e.getMessage(), e);
    }
  }

  /** Afterwards, where something was due. */
  void ran(Result result) throws IOException {
    if (result.isEmpty()) {
      return;
    }
    long failed = result.of(Outcome.KEPT).count() + result.of(Outcome.FAILED).count();
    AuditEvent event =
        AuditEvent.of(EventKind.PURGE_RUN, clock.instant(), actor)
            .with("category", result.category().name())
            .with("examined", result.examined())
            .with("deleted", result.of(Outcome.DELETED).count())
            .with("held", result.of(Outcome.HELD).count())
            .with("failed", failed);
    for (Outcome effect : Outcome.values()) {
      long count = result.of(effect).count();
      if (effect.isEffect() && count > 0) {
        event = event.with(effect.name().toLowerCase(Locale.ROOT), count);
      }
    }
    AuditEvent all = event;
    trail.record(to -> to.record(all));
  }
}
