package jitsiprivacy.cli.subject.place;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.retention.subject.SearchTerm;

/**
 * Whom it is about, as far as the operator knows.
 *
 * @param account as guards call it
 * @param inLedger pseudonym in the ledger of consent
 * @param inTrail pseudonym in the audit trail
 * @param terms what logs and files call them
 * @param addresses of them, and what these became in logs
 */
public record Person(
    Optional<String> account,
    Optional<String> inLedger,
    Optional<Pseudonym> inTrail,
    List<SearchTerm> terms,
    OwnAddresses addresses) {

  public Person {
    terms = List.copyOf(terms);
  }

  /** As holds know them; empty for somebody of whom nothing but names is known. */
  public Optional<Set<String>> pseudonyms() {
    Set<String> all = new HashSet<>();
    inLedger.ifPresent(all::add);
    inTrail.map(Pseudonym::hex).ifPresent(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
