package jitsiprivacy.audit.key;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import jitsiprivacy.audit.entry.Pseudonyms;

/** The key of pseudonyms on disk: 32 bytes. */
public final class PseudonymKeyFile {

  private final SecretFile file;

  /**
   * @param file in a directory that exists; who may reach that one may read the key
   */
  public PseudonymKeyFile(Path file) {
    this.file = new SecretFile(file, Pseudonyms.KEY_BYTES);
  }

  /**
   * Reads the key, or makes one where there is none; it survives a crash by the time this returns.
   *
   * @throws IOException also when others than its owner and its group may reach it
   */
  public Pseudonyms readOrMake() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException e) {
      byte[] key = new byte[Pseudonyms.KEY_BYTES];
      new SecureRandom().nextBytes(key);
      file.make(key);
      return read();
    }
  }

  /**
   * @throws NoSuchFileException when there is none
   * @throws IOException also when others than its owner and its group may reach it
   */
  public Pseudonyms read() throws IOException {
    byte[] key = file.read();
    if (key.length != Pseudonyms.KEY_BYTES) {
      throw file.notAKey("it is no file of " + Pseudonyms.KEY_BYTES + " bytes");
    }
    if (Arrays.equals(key, new byte[Pseudonyms.KEY_BYTES])) {
      throw new NoSuchFileException(file.path() + " is being destroyed");
    }
    return new Pseudonyms(key);
  }

  /** Destroys the key: from then on nobody can tell whose a pseudonym is. */
  public void destroy() throws IOException {
    file.destroy();
  }
}
