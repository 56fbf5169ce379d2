package jitsiprivacy.consent.ledger.sql;

import java.util.HashSet;
import java.util.Set;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;

/**
 * Which decisions of one subject prove that it agreed, and until when: each grant, and what ended
 * it first, anywhere and in its meeting. Asked about all of them, by purpose and in their order.
 */
final class Proof {

  private record Where(String room, String meeting) {}

  private Purpose purpose;
  private final Set<Where> granted = new HashSet<>();
  private boolean grantedAnywhere;

  boolean needs(KeptDecision decision) {
    if (!decision.purpose().equals(purpose)) {
      purpose = decision.purpose();
      granted.clear();
      grantedAnywhere = false;
    }
    Where where = new Where(decision.room(), decision.meeting().orElse(""));
    if (decision.state() == ConsentState.GRANTED) {
      granted.add(where);
      grantedAnywhere = true;
      return true;
    }
    boolean ends = granted.remove(where) || (decision.isAccount() && grantedAnywhere);
    grantedAnywhere = false;
    return ends;
  }
}
