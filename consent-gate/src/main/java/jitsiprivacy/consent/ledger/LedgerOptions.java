package jitsiprivacy.consent.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the ledger is reached; {@code privacy.consent-gate.ledger}.
 *
 * @param url of a PostgreSQL database, in the form of its JDBC driver; TLS is an option in it
 * @param passwordFile without one the server must know the user by other means
 */
public record LedgerOptions(
    Kind kind, Optional<String> url, Optional<String> user, Optional<Path> passwordFile) {

  /** Which database. */
  public enum Kind {
    /** A file below the state directory, for the programs of one host. */
    SQLITE,
    /** A server, for the focuses of a fleet. */
    POSTGRESQL
  }

  private static final String SCHEME = "jdbc:postgresql:";

  /** In the state directory. */
  public static final LedgerOptions OF_THIS_HOST =
      new LedgerOptions(Kind.SQLITE, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException for what contradicts itself; in words for the operator
   */
  public LedgerOptions {
    if (kind == Kind.SQLITE && (url.isPresent() || user.isPresent() || passwordFile.isPresent())) {
      throw new IllegalArgumentException(
          "url, user and password-file are for kind = postgresql; kind = sqlite is a file in the"
              + " state directory");
    }
    if (kind == Kind.POSTGRESQL && (url.isEmpty() || user.isEmpty())) {
      throw new IllegalArgumentException("kind = postgresql needs url and user");
    }
    if (url.isPresent() && !url.get().startsWith(SCHEME)) {
      throw new IllegalArgumentException("url: one such as " + SCHEME + "//db.example/jitsi");
    }
    // A password in the configuration ends up in backups, tickets and messages like this one.
    if (url.isPresent() && (url.get().contains("password=") || url.get().contains("@"))) {
      throw new IllegalArgumentException(
          "url: the user and the password stand elsewhere, in user and in password-file");
    }
  }

  /** Where the file of this host is. */
  public static Path file(Path stateDirectory) {
    return stateDirectory.resolve("consent.db");
  }
}
