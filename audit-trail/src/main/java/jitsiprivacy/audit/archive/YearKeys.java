package jitsiprivacy.audit.archive;

import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * The keys of the logs of an archive. All are the archive's key, under the name of the log: {@code
 * NAME/YEAR}, which is the log's origin. Who has the archive's public key can thus verify every log
 * of it, in any year.
 */
public final class YearKeys {

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  private YearKeys() {}

  /** As directories and origins have it. */
  static String name(int year) {
    return String.format("%04d", year);
  }

  /** Empty when it is no year. */
  static Optional<Integer> year(String name) {
    return YEAR.matcher(name).matches() ? Optional.of(Integer.parseInt(name)) : Optional.empty();
  }

  private static String origin(String archive, int year) {
    return archive + "/" + name(year);
  }

  /**
   * @throws IllegalArgumentException when the name of the archive's key is too long
   */
  public static VerifierKey verifier(VerifierKey archive, int year) {
    try {
      return archive.named(origin(archive.name(), year));
    } catch (NoteException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException when the name of the archive's key is too long
   */
  static SignerKey signer(SignerKey archive, int year) {
    try {
      return archive.named(origin(archive.verifier().name(), year));
    } catch (NoteException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The key of the log of that name; none when it is no log of the archive. */
  public static Optional<VerifierKey> ofOrigin(VerifierKey archive, String origin) {
    return year(archive, origin).map(year -> verifier(archive, year));
  }

  /** Of which year a log is; empty when it is none of the archive. */
  public static Optional<Integer> year(VerifierKey archive, String origin) {
    String before = archive.name() + "/";
    return origin.startsWith(before) ? year(origin.substring(before.length())) : Optional.empty();
  }
}
