package jitsiprivacy.jicofo.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.record.DecisionEvent;

/** The ledger and the audit trail as one: a record is durable when it is in both. */
final class AuditedLedger implements ConsentLedger {

  private static final int AT_ONCE = 1_000;

  private final ConsentLedger ledger;
  private final InstalledTrail trail;
  private final RecordedDecision listener;

  /** Of those that come again, what the ledger has already; and how many the trail has. */
  private final List<KeptDecision> kept = new ArrayList<>();

  private int inTrail;

  AuditedLedger(ConsentLedger ledger, InstalledTrail trail, RecordedDecision listener) {
    this.ledger = ledger;
    this.trail = trail;
    this.listener = listener;
  }

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    kept.addAll(ledger.append(records.subList(kept.size(), records.size())));
    try {
      Pseudonyms pseudonyms = trail.pseudonyms(); // Also tells whether there is a trail at all.
      while (inTrail < records.size()) {
        int end = Math.min(inTrail + AT_ONCE, records.size());
        record(records, inTrail, end, pseudonyms);
      }
    } catch (AuditException e) {
      throw new LedgerException(e.getMessage(), e);
    }
    List<KeptDecision> all = List.copyOf(kept);
    kept.clear();
    inTrail = 0;
    return all;
  }

  private void record(List<ConsentRecord> records, int from, int to, Pseudonyms pseudonyms)
      throws AuditException {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = from; i < to; i++) {
      events.add(DecisionEvent.of(records.get(i), kept.get(i), pseudonyms));
    }
    EntryId first = trail.record(events);
    inTrail = to;
    for (int i = from; i < to; i++) {
      listener.recorded(kept.get(i), new EntryId(first.year(), first.index() + i - from));
    }
  }

  @Override
  public List<PriorDecision> recall(DataSubject subject, Meeting meeting) throws LedgerException {
    return ledger.recall(subject, meeting);
  }

  @Override
  public void follow(Consumer<KeptDecision> follower) {
    ledger.follow(follower);
  }

  @Override
  public String subject(DataSubject subject) {
    return ledger.subject(subject);
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return ledger.meeting(meeting);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
