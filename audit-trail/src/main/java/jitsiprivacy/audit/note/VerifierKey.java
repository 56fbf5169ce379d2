package jitsiprivacy.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * A public key with its name: the <i>vkey</i> of C2SP signed-note, {@code
 * NAME+HEX-ID+BASE64(TYPE||KEY)}.
 */
public final class VerifierKey {

  private final String name;
  private final SignatureType type;
  private final byte[] encoded;
  private final PublicKey key;
  private final int id;

  VerifierKey(String name, SignatureType type, byte[] encoded) throws NoteException {
    if (encoded.length != Ed25519.KEY_BYTES) {
      throw new NoteException("an Ed25519 key is " + Ed25519.KEY_BYTES + " bytes long");
    }
    this.name = KeyName.check(name);
    this.type = type;
    this.encoded = encoded.clone();
    this.key = Ed25519.publicKey(encoded);
    this.id = id(name, type, encoded);
  }

  /**
   * @throws NoteException when it is none, or its id is not that of its key
   */
  public static VerifierKey parse(String text) throws NoteException {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new NoteException("not a verifier key: NAME+ID+KEY is expected");
    }
    byte[] typed = Base64Text.read(parts[2]);
    if (typed.length == 0) {
      throw new NoteException("not a verifier key: it is empty");
    }
    VerifierKey key =
        new VerifierKey(
            parts[0], SignatureType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!parts[1].equals(hex(key.id))) {
      throw new NoteException("not a verifier key: its id should be " + hex(key.id));
    }
    return key;
  }

  /**
   * The same key under another name: of another log that is signed with it.
   *
   * @throws NoteException when that is no name
   */
  public VerifierKey named(String other) throws NoteException {
    return new VerifierKey(other, type, encoded);
  }

  static int id(String name, SignatureType type, byte[] encoded) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
      sha256.update(type.id());
      return ByteBuffer.wrap(sha256.digest(encoded)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  private static String hex(int id) {
    return String.format("%08x", id);
  }

  public String name() {
    return name;
  }

  public SignatureType type() {
    return type;
  }

  int id() {
    return id;
  }

  PublicKey key() {
    return key;
  }

  /** Whether the keys are the same, whatever their names and types: one who signs, not two. */
  public boolean hasKeyOf(VerifierKey other) {
    return Arrays.equals(encoded, other.encoded);
  }

  /** As it is written into files and given to others. */
  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + encoded.length).put(type.id()).put(encoded).array();
    return name + "+" + hex(id) + "+" + Base64Text.write(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }
}
