package jitsiprivacy.consent.ledger;

import java.util.List;

/** Where evidence goes. Used by one thread at a time. */
public interface ConsentLedger extends AutoCloseable {

  /**
   * Returns when all of the records are durable.
   *
   * @throws LedgerException when not all of them are; the next call is for the same records again,
   *     perhaps followed by more
   */
  void append(List<ConsentRecord> records) throws LedgerException;

  @Override
  void close();
}
