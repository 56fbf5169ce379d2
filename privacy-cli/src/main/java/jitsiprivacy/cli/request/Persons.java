package jitsiprivacy.cli.request;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.consent.AccountsSection;
import jitsiprivacy.retention.request.Whose;

/** Whom a request is about, as an operator names them, with the pseudonym in the audit trail. */
record Persons(AuditInstallation audit, AccountsSection accounts) {

  private static final Pattern ROOM = Pattern.compile("[^@/\\s]+@[^@/\\s]+");

  /** An account by its user id. Where nobody has one, it is kept as it was written. */
  Whose subject(String user) throws IOException, Failure {
    String name = accounts.domains().isEmpty() ? user : accounts.nameOf(user);
    return new Whose(
        Optional.of(user),
        Optional.empty(),
        Optional.empty(),
        pseudonyms().map(known -> known.subject(name).hex()));
  }

  /** Somebody who was in a room, by its address as Jicofo has it. */
  Whose in(String room, Optional<String> nick) throws IOException {
    if (!ROOM.matcher(room).matches() || !room.equals(room.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "--room is NAME@SERVICE in lower case, such as room1@conference.example, or"
              + " [tenant]room1@conference.example");
    }
    return new Whose(
        Optional.empty(),
        Optional.of(room),
        nick,
        pseudonyms().map(known -> known.room(room).hex()));
  }

  /** Empty where there is no trail. */
  private Optional<Pseudonyms> pseudonyms() throws IOException {
    try {
      audit.signingKey();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(audit.pseudonyms());
  }
}
