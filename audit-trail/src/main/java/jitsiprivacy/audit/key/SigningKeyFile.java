package jitsiprivacy.audit.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * A key that signs, on disk: the public key in a line, and in the next one the private key, both as
 * C2SP signed-note and golang.org/x/mod/sumdb/note write them.
 */
public final class SigningKeyFile {

  /** Two lines, each with a name of at most 255 characters of UTF-8 and less than 100 more. */
  private static final int LONGEST = 4096;

  private final SecretFile file;

  /**
   * @param file in a directory that exists; who may reach that one may sign
   */
  public SigningKeyFile(Path file) {
    this.file = new SecretFile(file, LONGEST);
  }

  /**
   * Makes the key; it survives a crash by the time this returns.
   *
   * @param name what it signs as: for an archive or a witness a URL without its scheme, of a domain
   *     of the operator's
   * @throws NoteException when that is no name
   * @throws FileAlreadyExistsException when there is a key; it stays as it is
   */
  public SignerKey make(String name, SignatureType type) throws IOException, NoteException {
    SignerKey key = SignerKey.generate(name, type);
    String text = key.verifier() + "\n" + key.secret() + "\n";
    if (!file.make(text.getBytes(StandardCharsets.UTF_8))) {
      throw new FileAlreadyExistsException(file.path().toString());
    }
    return key;
  }

  /**
   * @throws NoSuchFileException when there is none
   * @throws IOException also when it is no key, and when others than its owner and its group may
   *     reach it
   */
  public SignerKey read() throws IOException {
    String[] lines = new String(file.read(), StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length != 3 || !lines[2].isEmpty()) {
      throw file.notAKey("it has not two lines");
    }
    try {
      return SignerKey.parse(lines[1], VerifierKey.parse(lines[0]));
    } catch (NoteException e) {
      throw file.notAKey(e.getMessage());
    }
  }
}
