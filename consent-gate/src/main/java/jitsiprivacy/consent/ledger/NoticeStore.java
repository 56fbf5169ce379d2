package jitsiprivacy.consent.ledger;

import java.util.Optional;
import jitsiprivacy.consent.notice.NoticeRef;

/** Keeps what was shown for as long as the proof that somebody agreed to it. */
public interface NoticeStore {

  /**
   * Returns when the text is durable; one that is kept already is left as it is.
   *
   * @throws LedgerException also when another text is kept under this version and language: a
   *     version that had changed would prove nothing
   * @throws IllegalArgumentException when the hash is not that of the text
   */
  void keep(NoticeRef notice, String text) throws LedgerException;

  /** The text that was shown; empty when it is not kept, or another one is. */
  Optional<String> text(NoticeRef notice) throws LedgerException;
}
