package jitsiprivacy.jicofo.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.ledger.LedgerException;

/** Puts on record from when to when the gate let nobody in, for want of evidence. One thread's. */
final class Outage {

  private final InstalledTrail trail;
  private final Clock clock;
  private Instant since;
  private AuditEvent unrecorded;

  Outage(InstalledTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** The gate cannot decide; may be said again. */
  void goesOn(LedgerException cause) {
    boolean isOfTrail = cause.getCause() instanceof AuditException;
    if (since == null) {
      since = clock.instant();
      unrecorded =
          about(EventKind.GUARD_CLOSED, since)
              .with("reason", isOfTrail ? "audit-trail-not-writable" : "ledger-not-writable");
    }
    if (unrecorded != null && !isOfTrail) {
      try {
        trail.record(unrecorded);
        unrecorded = null;
      } catch (AuditException e) {
        // Told of by the trail; recorded when it is over.
      }
    }
  }

  /** The gate decides again. */
  void isOver() throws AuditException {
    if (since == null) {
      return;
    }
    Instant now = clock.instant();
    AuditEvent reopened =
        about(EventKind.GUARD_REOPENED, now)
            .with("seconds", Math.max(0, Duration.between(since, now).toSeconds()));
    List<AuditEvent> events =
        unrecorded == null ? List.of(reopened) : List.of(unrecorded, reopened);
    since = null;
    unrecorded = null;
    trail.record(events);
  }

  private static AuditEvent about(EventKind kind, Instant time) {
    return AuditEvent.of(kind, time, Actor.SERVICE).with("guard", ConsentGateModule.ID);
  }
}
