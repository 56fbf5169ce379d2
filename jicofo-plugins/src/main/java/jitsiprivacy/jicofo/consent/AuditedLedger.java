package jitsiprivacy.jicofo.consent;

import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerException;

/** The ledger and the audit trail as one: a record is durable when it is in both. */
final class AuditedLedger implements ConsentLedger {

  private static final int AT_ONCE = 1_000;

  private final ConsentLedger ledger;
  private final InstalledTrail trail;
  // How many of those that come again are where already.
  private int inLedger;
  private int inTrail;

  AuditedLedger(ConsentLedger ledger, InstalledTrail trail) {
    this.ledger = ledger;
    this.trail = trail;
  }

  @Override
  public void append(List<ConsentRecord> records) throws LedgerException {
    ledger.append(records.subList(inLedger, records.size()));
    inLedger = records.size();
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
    inLedger = 0;
    inTrail = 0;
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
          AuditEvent.of(kind(first.decision()), first.time(), Actor.PARTICIPANT)
              .inRoom(pseudonyms.room(first.room()))
              .about(pseudonyms.subject(first.subject()))
              .with("notice", first.notice())
              .with("purposes", purposes.stream().sorted().toList()));
      from = to;
    }
    return events;
  }

  private static boolean isOneWith(ConsentRecord first, ConsentRecord next, List<String> purposes) {
    return next.decision() == first.decision()
        && next.room().equals(first.room())
        && next.subject().equals(first.subject())
        && next.notice().equals(first.notice())
        && !purposes.contains(next.purpose().id());
  }

  private static EventKind kind(ConsentRecord.Decision decision) {
    return switch (decision) {
      case GRANTED -> EventKind.CONSENT_GRANTED;
      case REFUSED -> EventKind.CONSENT_REFUSED;
      case WITHDRAWN -> EventKind.CONSENT_WITHDRAWN;
    };
  }

  @Override
  public void close() {
    ledger.close();
  }
}
