package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.consent.AccountsSection;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.retention.hold.Named;

/** Rooms and persons as an operator names them, with what they are called in what is kept. */
final class Names {

  private static final Pattern ROOM = Pattern.compile("[^@/\\s]+@[^@/\\s]+");

  private final AuditInstallation audit;
  private final Path ledgerKey;
  private final AccountsSection accounts;

  Names(Path stateDir, AccountsSection accounts) {
    this.audit = new AuditInstallation(stateDir);
    this.ledgerKey = stateDir.resolve("keys/pseudonym.key");
    this.accounts = accounts;
  }

  /** A room by its address, as Jicofo has it: with any other the hold would hold nothing. */
  Named room(String address) throws IOException, Failure {
    if (!ROOM.matcher(address).matches() || !address.equals(address.toLowerCase(Locale.ROOT))) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "\""
                  + address
                  + "\" is no address of a room: that is NAME@SERVICE in lower case, such as"
                  + " room1@conference.example, or [tenant]room1@conference.example"));
    }
    return new Named(
        address, trail().room(address).hex(), ledger().map(ledger -> ledger.room(address)));
  }

  /** An account by its user id. */
  Named subject(String user) throws IOException, Failure {
    if (accounts.domains().isEmpty()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "nobody has an account here: consent-gate.accounts.domains is empty in the configuration."
              + " What a guest left is held by its room, with --room");
    }
    String name = accounts.nameOf(user);
    return new Named(
        user,
        trail().subject(name).hex(),
        ledger().map(ledger -> ledger.subject(new DataSubject(name, true))));
  }

  /** Where nobody has a pseudonym yet, whoever gets one has it of the key that is made now. */
  private Pseudonyms trail() throws IOException, Failure {
    try {
      audit.signingKey();
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.FAILED,
          "whose something is can be told by pseudonyms of the audit trail only, and there is no"
              + " key in "
              + Shown.text(audit.keys())
              + ". Make one with: jitsi-privacy audit init NAME");
    }
    return audit.pseudonyms();
  }

  /** Empty where nobody decided anything yet. */
  private Optional<LedgerPseudonyms> ledger() throws IOException {
    if (Files.notExists(ledgerKey)) {
      return Optional.empty();
    }
    return Optional.of(
        new LedgerPseudonyms(jitsiprivacy.consent.ledger.Pseudonyms.withKeyIn(ledgerKey)));
  }
}
