package jitsiprivacy.recording.seal.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** A secret X25519 key, which opens what is sealed to its recipient. Never shown by accident. */
public final class Identity {

  private static final String ALGORITHM = "X25519";

  private final String text;
  private final Recipient recipient;

  private Identity(String text, Recipient recipient) {
    this.text = text;
    this.recipient = recipient;
  }

  /** A new one. */
  public static Identity make() {
    try {
      return of(new X25519KeyPairGenerator().generateKeyPair().getPrivate().toString());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  /**
   * @param text as age-keygen writes it: {@code AGE-SECRET-KEY-1…}
   * @throws IllegalArgumentException when it is none; says nothing of it
   */
  public static Identity of(String text) {
    try {
      SecretKeySpec key = new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
      return new Identity(text, new Recipient(new X25519KeyFactory().translateKey(key).toString()));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not with its cause, which may quote it.
      throw new IllegalArgumentException("no secret key of age");
    }
  }

  public Recipient recipient() {
    return recipient;
  }

  /** For the key store alone. */
  public String secret() {
    return text;
  }

  RecipientStanzaReader reader() throws GeneralSecurityException {
    return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(text);
  }

  @Override
  public String toString() {
    return "the secret key of " + recipient;
  }
}
