package jitsiprivacy.cli.consent;

import java.util.Set;
import java.util.TreeSet;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;

/** {@code privacy.consent-gate.accounts}: two domains may have the same user id. */
public record AccountsSection(Set<String> domains) {

  /**
   * As the focus calls it.
   *
   * @param user the id alone where one domain has accounts; {@code id@domain} always
   */
  public String nameOf(String user) throws Failure {
    if (domains.stream().anyMatch(domain -> user.endsWith("@" + domain))) {
      return user;
    }
    if (domains.isEmpty()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "nobody has an account here: consent-gate.accounts.domains is empty. Of a guest, give the"
              + " pseudonym with --subject");
    }
    if (domains.size() > 1) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "accounts are in more than one domain, so write "
                  + user
                  + "@DOMAIN, with one of: "
                  + String.join(", ", new TreeSet<>(domains))));
    }
    return user + "@" + domains.iterator().next();
  }
}
