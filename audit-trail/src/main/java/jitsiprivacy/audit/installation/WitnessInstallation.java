package jitsiprivacy.audit.installation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jitsiprivacy.audit.key.SigningKeyFile;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;

/**
 * What a host has that is a witness for logs of others, below the state directory: what it cosigned
 * in {@code witness}, its key in {@code keys/witness}.
 */
public final class WitnessInstallation {

  private final Path directory;
  private final Path keys;

  public WitnessInstallation(Path stateDirectory) {
    this.directory = stateDirectory.resolve("witness");
    this.keys = stateDirectory.resolve("keys").resolve("witness");
  }

  /** Of what it cosigned; may not be there before {@link #make}. */
  public Path directory() {
    return directory;
  }

  private SigningKeyFile signing() {
    return new SigningKeyFile(keys.resolve("signing.key"));
  }

  /**
   * Makes the directories and the key. They belong to whom the state directory belongs to, and have
   * its mode, but nothing is for others.
   *
   * @param name of the witness: a URL without its scheme, of a domain of the operator's
   * @throws NoteException when that is no name
   * @throws FileAlreadyExistsException when there is a key; it stays as it is
   */
  public SignerKey make(String name) throws IOException, NoteException {
    PrivateDirectory.make(keys);
    PrivateDirectory.make(directory);
    return signing().make(name, SignatureType.COSIGNATURE);
  }

  /**
   * @throws NoSuchFileException when none was made
   */
  public SignerKey key() throws IOException {
    return signing().read();
  }
}
