package jitsiprivacy.audit.note;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.util.Arrays;

/**
 * A private key with its name, as golang.org/x/mod/sumdb/note writes it: {@code
 * PRIVATE+KEY+NAME+HEX-ID+BASE64(TYPE||SEED)}. It never shows up in {@link #toString}.
 */
public final class SignerKey {

  private static final String PREFIX = "PRIVATE+KEY+";

  private final byte[] seed;
  private final PrivateKey key;
  private final VerifierKey verifier;

  private SignerKey(byte[] seed, VerifierKey verifier) {
    this.seed = seed;
    this.key = Ed25519.privateKey(seed);
    this.verifier = verifier;
  }

  /** A new one. */
  public static SignerKey generate(String name, SignatureType type) throws NoteException {
    byte[][] pair = Ed25519.generate();
    return new SignerKey(pair[0], new VerifierKey(name, type, pair[1]));
  }

  /**
   * @param text the private key
   * @param verifier the public key that belongs to it
   * @throws NoteException when it is none or they do not belong together; says nothing of the key
   */
  public static SignerKey parse(String text, VerifierKey verifier) throws NoteException {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : null;
    if (parts == null || parts.length != 3) {
      throw new NoteException("not a private key: PRIVATE+KEY+NAME+ID+KEY is expected");
    }
    byte[] typed = Base64Text.read(parts[2]);
    if (typed.length != 1 + Ed25519.KEY_BYTES
        || SignatureType.of(typed[0]) != verifier.type()
        || !parts[0].equals(verifier.name())) {
      throw new NoteException("the private key is not that of " + verifier);
    }
    SignerKey signer = new SignerKey(Arrays.copyOfRange(typed, 1, typed.length), verifier);
    if (!Ed25519.isPair(signer.key, verifier.key())) {
      throw new NoteException("the private key is not that of " + verifier);
    }
    return signer;
  }

  /** What to keep secret. */
  public String secret() {
    String[] parts = verifier.toString().split("\\+", 3);
    byte[] typed = ByteBuffer.allocate(1 + seed.length).put(verifier.type().id()).put(seed).array();
    return PREFIX + parts[0] + "+" + parts[1] + "+" + Base64Text.write(typed);
  }

  /**
   * The same key under another name: of another log that is signed with it. What it signs for one
   * is never taken for the other's, for the text of a checkpoint begins with the name.
   *
   * @throws NoteException when that is no name
   */
  public SignerKey named(String other) throws NoteException {
    return new SignerKey(seed, verifier.named(other));
  }

  public VerifierKey verifier() {
    return verifier;
  }

  byte[] sign(byte[] message) {
    return Ed25519.sign(key, message);
  }

  @Override
  public String toString() {
    return "the private key of " + verifier;
  }
}
