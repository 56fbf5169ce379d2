package jitsiprivacy.consent.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;

/**
 * Where evidence goes, and where it comes back from. Names never get into it: their keyed
 * pseudonyms do. {@link #append} and {@link #recall} are used by one thread at a time.
 */
public interface ConsentLedger extends AutoCloseable {

  /**
   * Returns when all of the records are durable.
   *
   * @return the records as they are kept, in their order
   * @throws LedgerException when not all of them are; the next call is for the same records again,
   *     perhaps followed by more
   */
  List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException;

  /**
   * What the subject decided before: of each purpose the last decision in this meeting and, for an
   * account, the last one of all; in the order in which they were made. Nothing where the subject
   * is a guest and the meeting has no id, since then nobody knows whether it is the same meeting.
   */
  List<PriorDecision> recall(DataSubject subject, Meeting meeting) throws LedgerException;

  /**
   * From now on tells of what other programs write, soon after they do, on a thread of its own.
   * What was written while the ledger could not be reached is made up for; the same change may be
   * told twice.
   */
  void follow(Consumer<KeptDecision> listener);

  /** The pseudonym that a subject has in this ledger. */
  String subject(DataSubject subject);

  /** The pseudonym that a meeting has in this ledger; empty for one without an id. */
  Optional<String> meeting(Meeting meeting);

  @Override
  void close();
}
