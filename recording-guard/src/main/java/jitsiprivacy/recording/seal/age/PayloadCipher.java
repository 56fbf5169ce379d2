package jitsiprivacy.recording.seal.age;

import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.Cipher;
import org.conscrypt.Conscrypt;

/**
 * ChaCha20-Poly1305 of whoever does it fastest here. That of the JDK does a tenth of what Conscrypt
 * does, whose native library may not load: where its jar or its architecture is missing, or where
 * nothing may be executed in the directory for temporary files.
 */
public final class PayloadCipher {

  private static final String NAME = "ChaCha20-Poly1305";
  private static final int SAMPLE = 1000;

  private final Optional<Provider> provider;

  private PayloadCipher(Optional<Provider> provider) {
    this.provider = provider;
  }

  /** That of the JDK. */
  public static PayloadCipher ofTheJdk() {
    return new PayloadCipher(Optional.empty());
  }

  /** The fastest one that works. */
  public static PayloadCipher fastest() {
    PayloadCipher jdk = ofTheJdk();
    try {
      PayloadCipher fast = new PayloadCipher(Optional.of(Conscrypt.newProvider()));
      // What is deleted afterwards was read back by the same code: it must be right.
      return fast.sample().equals(jdk.sample()) ? fast : jdk;
    } catch (GeneralSecurityException | LinkageError | RuntimeException e) {
      return jdk;
    }
  }

  private ByteBuffer sample() throws GeneralSecurityException {
    byte[] key = new byte[32];
    key[0] = 1;
    ByteBuffer plain = ByteBuffer.allocateDirect(SAMPLE);
    ByteBuffer sealed = ByteBuffer.allocateDirect(SAMPLE + Payload.TAG);
    Cipher cipher = instance();
    cipher.init(Cipher.ENCRYPT_MODE, new CipherKey(key), Payload.nonce(1, true));
    cipher.doFinal(plain, sealed);
    return sealed.flip();
  }

  /** Who does it, for reports. */
  public String provider() {
    return provider.map(Provider::getName).orElse("JDK");
  }

  /** For one thread at a time. */
  Cipher instance() throws GeneralSecurityException {
    return provider.isPresent()
        ? Cipher.getInstance(NAME, provider.get())
        : Cipher.getInstance(NAME);
  }
}
