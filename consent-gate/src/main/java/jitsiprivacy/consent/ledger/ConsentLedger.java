package jitsiprivacy.consent.ledger;

import java.util.List;

/** Where evidence goes. Used by one thread at a time. */
public interface ConsentLedger extends AutoCloseable {

  /**
   * Returns when all of the records are durable.
   *
   * @throws LedgerException when none of them is; the call may be made again
   */
  void append(List<ConsentRecord> records) throws LedgerException;

  @Override
  void close();
}
