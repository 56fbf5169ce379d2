package jitsiprivacy.cli.consent.receipt;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.consent.ledger.KeptDecision;

/** What a receipt needs to know of the ledger. */
public interface DecisionSource extends Closeable {

  /** Opens the ledger of a host to read it. */
  @FunctionalInterface
  interface Opener {

    /**
     * @param config null for the usual one; it was read before, with all that had to be said of it
     */
    DecisionSource open(Path config) throws IOException, Failure;
  }

  /** One, or one for each purpose that was decided with it; empty when there is none of that id. */
  List<KeptDecision> decision(String id) throws IOException;

  /**
   * Of one data subject, the oldest first.
   *
   * @param subject its pseudonym in the ledger
   * @param most how many of them, the newest ones
   */
  List<KeptDecision> decisions(String subject, int most) throws IOException;

  /** The pseudonym in the ledger of the account with that user id. */
  String subject(String user) throws IOException, Failure;
}
