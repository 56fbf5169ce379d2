package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;

/**
 * Puts on record what an operator is about to do. Durable when a method returns; where it cannot
 * be, that must not be done. Where this host has no audit trail, nothing is recorded.
 */
record OperatorEvidence(HostTrail trail) {

  private static final String SESSION = "session";
  private static final String REASON = "reason";
  private static final String KEY = "key";

  /** Of entries. */
  private static final int MOST_AT_ONCE = 1_000;

  void opens(Manifest manifest, String reason) throws Failure {
    record(
        of(EventKind.RECORDING_OPENED, Optional.of(manifest))
            .with(SESSION, manifest.session())
            .with(REASON, reason),
        "nothing is opened");
  }

  void releases(String session, Optional<Manifest> manifest, List<Doubt> doubts, String reason)
      throws Failure {
    record(
        of(EventKind.RECORDING_RELEASED, manifest)
            .with(SESSION, session)
            .with(REASON, reason)
            .with("quarantine", doubts.stream().map(Doubt::reason).distinct().toList()),
        "nothing is released");
  }

  void destroys(Manifest manifest, String reason) throws Failure {
    record(
        of(EventKind.RECORDING_DESTROYED, Optional.of(manifest))
            .with(SESSION, manifest.session())
            .with(KEY, manifest.key().hex())
            .with(REASON, reason),
        "nothing is destroyed");
  }

  void reseals(List<KeyId> keys, int recipients) throws Failure {
    List<AuditEvent> events =
        keys.stream()
            .map(
                key ->
                    of(EventKind.RECORDING_RESEALED, Optional.empty())
                        .with(KEY, key.hex())
                        .with("recipients", recipients))
            .toList();
    record(
        to -> {
          for (int from = 0; from < events.size(); from += MOST_AT_ONCE) {
            to.record(events.subList(from, Math.min(from + MOST_AT_ONCE, events.size())));
          }
        },
        "nothing is resealed");
  }

  private static AuditEvent of(EventKind kind, Optional<Manifest> manifest) {
    AuditEvent event = AuditEvent.of(kind, Clock.systemUTC().instant(), Actor.OPERATOR);
    return manifest
        .flatMap(known -> known.facts().room())
        .map(room -> event.inRoom(new Pseudonym(room)))
        .orElse(event);
  }

  private void record(AuditEvent event, String otherwise) throws Failure {
    record(to -> to.record(event), otherwise);
  }

  private void record(HostTrail.Entries entries, String otherwise) throws Failure {
    try {
      trail.record(entries);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              otherwise + ", since that cannot be recorded in the audit trail: " + Reason.of(e)));
    }
  }
}
