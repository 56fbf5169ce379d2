package jitsiprivacy.recording.seal.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;

/**
 * Whom something is sealed to: an X25519 public key.
 *
 * @param text as age-keygen prints it: {@code age1…}
 */
public record Recipient(String text) {

  /**
   * @throws IllegalArgumentException when it is none; in words for the operator
   */
  public Recipient {
    if (text.startsWith("AGE-SECRET-KEY-")) {
      throw new IllegalArgumentException(
          "a secret key stands where its public key belongs; age-keygen -y tells that one. Take the"
              + " secret one away from here");
    }
    try {
      // Some public keys are well written, and nothing can be sealed to them.
      writer(text).getRecipientStanzas(new FileKey());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "no public key of age: " + text + ". One begins with age1; age-keygen makes it", e);
    }
  }

  RecipientStanzaWriter writer() throws GeneralSecurityException {
    return writer(text);
  }

  private static RecipientStanzaWriter writer(String text) throws GeneralSecurityException {
    return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
