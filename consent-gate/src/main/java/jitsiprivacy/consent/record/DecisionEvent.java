package jitsiprivacy.consent.record;

import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;

/** A decision as the audit trail tells it: under the trail's own pseudonyms. */
public final class DecisionEvent {

  /** The fact that is the SHA-256 of the record in its published form. */
  public static final String RECORD = "record";

  /** The fact that is the version of the notice. */
  static final String NOTICE = "notice";

  /** The fact that is a list of one purpose: each record has an entry of its own. */
  static final String PURPOSES = "purposes";

  private DecisionEvent() {}

  /**
   * @param decision by name
   * @param kept the same as the ledger keeps it, with its document
   * @param trail whose pseudonyms they are to be
   */
  public static AuditEvent of(ConsentRecord decision, KeptDecision kept, Pseudonyms trail) {
    return AuditEvent.of(kind(decision.state()), decision.time(), actor(decision.cause()))
        .inRoom(trail.room(decision.meeting().room()))
        .about(trail.subject(decision.subject().name()))
        .with(NOTICE, decision.notice().version())
        .with(PURPOSES, List.of(decision.purpose().id()))
        .with(RECORD, DocumentHash.of(kept.document()));
  }

  private static EventKind kind(ConsentState state) {
    return switch (state) {
      case GRANTED -> EventKind.CONSENT_GRANTED;
      case REFUSED -> EventKind.CONSENT_REFUSED;
      case WITHDRAWN -> EventKind.CONSENT_WITHDRAWN;
      case EXPIRED -> EventKind.CONSENT_EXPIRED;
      case UNASKED, ASKED ->
          throw new IllegalArgumentException("nothing is recorded of a purpose that is " + state);
    };
  }

  private static Actor actor(Cause cause) {
    return switch (cause.actor()) {
      case PARTICIPANT -> Actor.PARTICIPANT;
      case OPERATOR -> Actor.OPERATOR;
      case SERVICE -> Actor.SERVICE;
    };
  }
}
