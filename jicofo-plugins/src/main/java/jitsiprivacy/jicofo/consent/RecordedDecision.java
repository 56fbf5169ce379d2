package jitsiprivacy.jicofo.consent;

import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.consent.ledger.KeptDecision;

/** Told of decisions that are durable in ledger and trail, on the thread that wrote them. */
@FunctionalInterface
interface RecordedDecision {

  /**
   * @param entry of the decision in the trail, which is signed with the next publication
   */
  void recorded(KeptDecision decision, EntryId entry);
}
