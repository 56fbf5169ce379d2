package jitsiprivacy.retention.subject;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Something that was erased, and is to be erased again where a backup brings it back. */
public sealed interface Erased {

  /** When that was asked for. */
  Instant time();

  /**
   * A person.
   *
   * @param account as guards call it; empty for somebody without one
   * @param inLedger a pseudonym of the ledger of consent, of somebody without an account
   * @param texts what logs call them
   * @param addresses of them
   * @param recordings what becomes of recordings they are in, a word
   */
  record Person(
      Instant time,
      Optional<String> account,
      Optional<String> inLedger,
      List<String> texts,
      List<String> addresses,
      String recordings)
      implements Erased {
    public Person {
      Objects.requireNonNull(time);
      texts = List.copyOf(texts);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A recording whose key was destroyed.
   *
   * @param session of it
   * @param key in the key store, in hex
   */
  record Recording(Instant time, String session, String key) implements Erased {}
}
