package jitsiprivacy.jicofo.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.PriorDecision;

/** The ledger and the audit trail as one: a record is durable when it is in both. */
final class AuditedLedger implements ConsentLedger {

  private static final int AT_ONCE = 1_000;

  private final ConsentLedger ledger;
  private final InstalledTrail trail;
  // Of those that come again: as they are in the ledger already, and how many in the trail.
  private final List<KeptDecision> kept = new ArrayList<>();
  private int inTrail;

  AuditedLedger(ConsentLedger ledger, InstalledTrail trail) {
    this.ledger = ledger;
    this.trail = trail;
  }

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    kept.addAll(ledger.append(records.subList(kept.size(), records.size())));
    try {
      Pseudonyms pseudonyms = trail.pseudonyms(); // Also tells whether there is a trail at all.
      while (inTrail < records.size()) {
        int end = Math.min(inTrail + AT_ONCE, records.size());
        trail.record(events(records.subList(inTrail, end), pseudonyms));
        inTrail = end;
      }
    } catch (AuditException e) {
      throw new LedgerException(e.getMessage(), e);
    }
    List<KeptDecision> all = List.copyOf(kept);
    kept.clear();
    inTrail = 0;
    return all;
  }

  @Override
  public List<PriorDecision> recall(DataSubject subject, Meeting meeting) throws LedgerException {
    return ledger.recall(subject, meeting);
  }

  @Override
  public void follow(Consumer<KeptDecision> listener) {
    ledger.follow(listener);
  }

  @Override
  public String subject(DataSubject subject) {
    return ledger.subject(subject);
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return ledger.meeting(meeting);
  }

  /** What one participant decided at once about several purposes is one event. */
  private static List<AuditEvent> events(List<ConsentRecord> records, Pseudonyms pseudonyms) {
    List<AuditEvent> events = new ArrayList<>();
    int from = 0;
    while (from < records.size()) {
      ConsentRecord first = records.get(from);
      List<String> purposes = new ArrayList<>();
      int to = from;
      while (to < records.size() && isOneWith(first, records.get(to), purposes)) {
        purposes.add(records.get(to).purpose().id());
        to++;
      }
      events.add(
          AuditEvent.of(kind(first.state()), first.time(), actor(first.cause()))
              .inRoom(pseudonyms.room(first.meeting().room()))
              .about(pseudonyms.subject(first.subject().name()))
              .with("notice", first.notice().version())
              .with("purposes", purposes.stream().sorted().toList()));
      from = to;
    }
    return events;
  }

  private static boolean isOneWith(ConsentRecord first, ConsentRecord next, List<String> purposes) {
    return next.state() == first.state()
        && next.cause() == first.cause()
        && next.meeting().equals(first.meeting())
        && next.subject().equals(first.subject())
        && next.notice().equals(first.notice())
        && !purposes.contains(next.purpose().id());
  }

  private static EventKind kind(ConsentState state) {
    return switch (state) {
      case GRANTED -> EventKind.CONSENT_GRANTED;
      case REFUSED -> EventKind.CONSENT_REFUSED;
      case WITHDRAWN -> EventKind.CONSENT_WITHDRAWN;
      case EXPIRED -> EventKind.CONSENT_EXPIRED;
      case UNASKED, ASKED -> throw new IllegalArgumentException("no decision: " + state);
    };
  }

  private static Actor actor(Cause cause) {
    return switch (cause.actor()) {
      case PARTICIPANT -> Actor.PARTICIPANT;
      case OPERATOR -> Actor.OPERATOR;
      case SERVICE -> Actor.SERVICE;
    };
  }

  @Override
  public void close() {
    ledger.close();
  }
}
