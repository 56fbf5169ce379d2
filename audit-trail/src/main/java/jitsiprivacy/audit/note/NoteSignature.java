package jitsiprivacy.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A signature line of a note; not checked. */
public final class NoteSignature {

  private static final String BEGIN = "\u2014 ";
  private static final int ID_BYTES = 4;

  private final String name;
  private final int id;
  private final byte[] signature;

  /**
   * @param name of the key
   * @param id of the key
   * @param signature what the key made
   */
  NoteSignature(String name, int id, byte[] signature) {
    this.name = name;
    this.id = id;
    this.signature = signature.clone();
  }

  /**
   * @param line without its end
   */
  static NoteSignature parse(String line) throws NoteException {
    int space = line.indexOf(' ', BEGIN.length());
    if (!line.startsWith(BEGIN) || space < 0) {
      throw new NoteException("not a signature line: \"\u2014 NAME SIGNATURE\" is expected");
    }
    byte[] bytes = Base64Text.read(line.substring(space + 1));
    if (bytes.length <= ID_BYTES) {
      throw new NoteException("a signature is too short");
    }
    return new NoteSignature(
        KeyName.check(line.substring(BEGIN.length(), space)),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
  }

  public String name() {
    return name;
  }

  byte[] signature() {
    return signature.clone();
  }

  boolean isBy(VerifierKey key) {
    return name.equals(key.name()) && id == key.id();
  }

  /** As it stands in a note, without its end. */
  @Override
  public String toString() {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + signature.length).putInt(id).put(signature).array();
    return BEGIN + name + " " + Base64Text.write(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }
}
