package jitsiprivacy.cli.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom it is about, as the operator said it.
 *
 * @param user id of an account
 * @param pseudonym in the ledger, of somebody without one
 * @param texts what logs call them
 * @param addresses of them
 */
public record Asked(
    Optional<String> user, Optional<String> pseudonym, List<String> texts, List<String> addresses) {

  public Asked {
    texts = List.copyOf(texts);
    addresses = List.copyOf(addresses);
  }

  /** For the person: what was searched for. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    user.ifPresent(each -> words.add("the account " + each));
    pseudonym.ifPresent(each -> words.add("a guest, by a pseudonym"));
    texts.forEach(each -> words.add("\"" + each + "\""));
    addresses.forEach(each -> words.add("the address " + each));
    return words;
  }
}
