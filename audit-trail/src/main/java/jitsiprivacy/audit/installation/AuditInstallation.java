package jitsiprivacy.audit.installation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.key.PseudonymKeyFile;
import jitsiprivacy.audit.key.SigningKeyFile;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;

/**
 * What a host has of the audit trail, below the state directory that its programs share: the
 * archive in {@code audit}, its keys in {@code keys/audit}.
 */
public final class AuditInstallation {

  private final Path archive;
  private final Path keys;
  private final Path seen;

  public AuditInstallation(Path stateDirectory) {
    this.archive = stateDirectory.resolve("audit");
    this.seen = stateDirectory.resolve("audit-seen");
    this.keys = stateDirectory.resolve("keys").resolve("audit");
  }

  /** May not be there before {@link #make}. */
  public Path archive() {
    return archive;
  }

  /** Of the keys; who may reach it may sign and read pseudonyms. */
  public Path keys() {
    return keys;
  }

  /** Where who verifies remembers what it saw last: not in what it verifies. */
  public Path seen() {
    return seen;
  }

  private SigningKeyFile signing() {
    return new SigningKeyFile(keys.resolve("signing.key"));
  }

  /**
   * Makes the directories and the key that signs. They belong to whom the state directory belongs
   * to, and have its mode, but nothing is for others.
   *
   * @param name of the archive: a URL without its scheme, of a domain of the operator's
   * @throws NoteException when that is no name
   * @throws FileAlreadyExistsException when there is a key; it stays as it is
   */
  public SignerKey make(String name) throws IOException, NoteException {
    PrivateDirectory.make(keys);
    PrivateDirectory.make(archive);
    return signing().make(name, SignatureType.ED25519);
  }

  /**
   * @throws NoSuchFileException when none was made
   */
  public SignerKey signingKey() throws IOException {
    return signing().read();
  }

  private PseudonymKeyFile pseudonymKey() {
    return new PseudonymKeyFile(keys.resolve("pseudonym.key"));
  }

  /** Made at first use. */
  public Pseudonyms pseudonyms() throws IOException {
    return pseudonymKey().readOrMake();
  }

  /**
   * Those that were made until now.
   *
   * @throws NoSuchFileException when there is no key, so that nobody has a pseudonym
   */
  public Pseudonyms knownPseudonyms() throws IOException {
    return pseudonymKey().read();
  }

  /**
   * The archive, to write. One in a process.
   *
   * @throws NoSuchFileException when no key was made
   */
  public AuditTrail open(Clock clock) throws IOException {
    return AuditTrail.open(archive, signingKey(), clock);
  }
}
