package jitsiprivacy.testbed;

import java.util.Locale;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;

/** What stands in the ledger of one decision. */
record KeptRow(ConsentState state, Cause cause) {

  /** The same as the audit trail has it. */
  String entry() {
    return ("consent." + state + " by " + cause.actor()).toLowerCase(Locale.ROOT);
  }
}
