package jitsiprivacy.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.PriorDecision;

/**
 * All occupants by data subject: what somebody decides on one device, in one room or elsewhere
 * counts for all of them. Thread-safe.
 */
public final class ConsentBook {

  private final ConsentLedger ledger;

  /** By the subject's pseudonym in the ledger, which is all that other programs tell. */
  private final Map<String, Set<OccupantConsent>> bySubject = new ConcurrentHashMap<>();

  public ConsentBook(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  public void enter(OccupantConsent occupant) {
    bySubject.merge(
        ledger.subject(occupant.subject()), Set.of(occupant), (before, more) -> with(before, more));
  }

  public void leave(OccupantConsent occupant) {
    bySubject.computeIfPresent(
        ledger.subject(occupant.subject()), (subject, all) -> without(all, occupant));
  }

  /** All of a subject that are somewhere now. */
  public Set<OccupantConsent> of(DataSubject subject) {
    return bySubject.getOrDefault(ledger.subject(subject), Set.of());
  }

  /** Passes on a decision with effect to the others of the same subject. */
  public void decided(OccupantConsent by, ConsentRecord decision) {
    for (OccupantConsent other : of(by.subject())) {
      if (other != by) {
        other.heard(
            List.of(
                new PriorDecision(
                    decision.id(),
                    decision.time(),
                    decision.purpose(),
                    decision.state(),
                    decision.notice(),
                    decision.until(),
                    decision.meeting().equals(other.meeting()))));
      }
    }
  }

  /** Passes on what another program wrote. */
  public void changed(KeptDecision change) {
    for (OccupantConsent occupant : bySubject.getOrDefault(change.subject(), Set.of())) {
      Optional<String> meeting = ledger.meeting(occupant.meeting());
      occupant.heard(
          List.of(
              new PriorDecision(
                  change.id(),
                  change.time(),
                  change.purpose(),
                  change.state(),
                  change.notice(),
                  change.until(),
                  meeting.isPresent() && meeting.equals(change.meeting()))));
    }
  }

  private static Set<OccupantConsent> with(Set<OccupantConsent> before, Set<OccupantConsent> more) {
    Set<OccupantConsent> all = new HashSet<>(before);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private static Set<OccupantConsent> without(Set<OccupantConsent> all, OccupantConsent gone) {
    Set<OccupantConsent> rest = new HashSet<>(all);
    rest.remove(gone);
    return rest.isEmpty() ? null : Set.copyOf(rest);
  }
}
