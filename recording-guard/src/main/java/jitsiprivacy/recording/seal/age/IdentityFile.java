package jitsiprivacy.recording.seal.age;

import java.util.ArrayList;
import java.util.List;

/** Identities as age-keygen writes them: one a line, between comments. */
public final class IdentityFile {

  private IdentityFile() {}

  /**
   * @throws IllegalArgumentException when there is none in it, or something else; in words for the
   *     operator, which quote nothing
   */
  public static List<Identity> read(String text) {
    if (text.startsWith("age-encryption.org/") || text.startsWith("-----BEGIN AGE")) {
      throw new IllegalArgumentException(
          "it is encrypted itself. Decrypt it first, and pass it on: age -d FILE | jitsi-privacy …"
              + " -i -");
    }
    List<Identity> identities = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        identities.add(identity(stripped, number));
      }
    }
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("there is no key in it");
    }
    return List.copyOf(identities);
  }

  private static Identity identity(String line, int number) {
    try {
      return Identity.of(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "line "
              + number
              + " is no X25519 key as age-keygen makes it: AGE-SECRET-KEY-1 and 58 characters",
          e);
    }
  }

  /** One as a file that {@code age -i} takes. */
  public static String write(Identity identity, String comment) {
    return "# %s%n# public key: %s%n%s%n"
        .replace("%n", "\n")
        .formatted(comment, identity.recipient(), identity.secret());
  }
}
