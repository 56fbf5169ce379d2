package jitsiprivacy.consent.ledger.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.PriorDecision;

/** The answer about one subject. */
final class Recalled {

  private Recalled() {}

  /**
   * Without what was decided elsewhere before the last decision here: that is not the last of all.
   *
   * @param last of each purpose the last one here and the last one elsewhere, the oldest first
   */
  static List<PriorDecision> of(List<KeptDecision> last, Optional<String> meeting) {
    List<PriorDecision> prior = new ArrayList<>();
    for (int i = 0; i < last.size(); i++) {
      KeptDecision decision = last.get(i);
      boolean here = meeting.isPresent() && decision.meeting().equals(meeting);
      boolean counts =
          here
              || last.subList(i + 1, last.size()).stream()
                  .noneMatch(later -> later.purpose().equals(decision.purpose()));
      if (counts) {
        prior.add(
            new PriorDecision(
                decision.id(),
                decision.time(),
                decision.purpose(),
                decision.state(),
                decision.notice(),
                decision.until(),
                here));
      }
    }
    return List.copyOf(prior);
  }
}
