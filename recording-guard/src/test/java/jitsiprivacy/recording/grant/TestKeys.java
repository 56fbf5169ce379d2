package jitsiprivacy.recording.grant;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Keys for tests. */
final class TestKeys {

  private TestKeys() {}

  static KeyPair some() {
    try {
      return KeyPairGenerator.getInstance(FocusKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
