package jitsiprivacy.consent.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;

/** A ledger that takes everything, keeps nothing and calls everybody by name. */
public class NoLedger implements ConsentLedger {

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    return List.of();
  }

  @Override
  public List<PriorDecision> recall(DataSubject subject, Meeting meeting) throws LedgerException {
    return List.of();
  }

  @Override
  public void follow(Consumer<KeptDecision> listener) {}

  @Override
  public String subject(DataSubject subject) {
    return subject.name();
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return meeting.id();
  }

  @Override
  public void close() {}
}
