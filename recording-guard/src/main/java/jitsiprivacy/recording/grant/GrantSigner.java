package jitsiprivacy.recording.grant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Signs what a bridge may do. Thread-safe. */
public final class GrantSigner {

  /** How long a grant counts: it is used at once, and clocks differ. */
  static final Duration LIFE = Duration.ofSeconds(30);

  private static final int NONCE_BYTES = 16;

  private final PrivateKey key;
  private final FocusKey verifier;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public GrantSigner(KeyPair keys, Clock clock) {
    this.key = keys.getPrivate();
    this.verifier = FocusKey.of(keys.getPublic());
    this.clock = clock;
  }

  /** The key that bridges know it by. */
  public FocusKey verifier() {
    return verifier;
  }

  /**
   * The signed statement, to be sent to the bridge before the request it is for.
   *
   * @param conference the meeting id
   * @param bridge the bridge's address in the room where the focus finds it
   * @throws IllegalArgumentException when something in it cannot stand in a grant
   */
  public String sign(String conference, String bridge, Permission permission) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    long now = clock.instant().getEpochSecond();
    return sign(
        new Grant(
            conference,
            bridge,
            permission,
            now,
            now + LIFE.toSeconds(),
            HexFormat.of().formatHex(nonce)));
  }

  String sign(Grant grant) {
    String statement = GrantFormat.write(grant);
    try {
      Signature signature = Signature.getInstance(FocusKey.ALGORITHM);
      signature.initSign(key);
      signature.update(statement.getBytes(StandardCharsets.UTF_8));
      return statement
          + SignedText.LAST
          + Base64.getEncoder().encodeToString(signature.sign())
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot sign with Ed25519", e);
    }
  }
}
