package jitsiprivacy.consent;

import jitsiprivacy.consent.ledger.ConsentRecord;

/**
 * Follows one occupant's consent. Called without locks held, on the thread that brought the change
 * or on the ledger's.
 */
public interface ConsentListener {

  /** Which purposes are granted with effect is not what it was. */
  void effectChanged();

  /** Some state is not what it was; after {@link #effectChanged} where that is told, too. */
  void stateChanged();

  /** A decision has its effect: a grant once it is durable, all others at once. */
  void decided(ConsentRecord decision);

  /** The occupant left; nothing more is told. */
  void departed();
}
