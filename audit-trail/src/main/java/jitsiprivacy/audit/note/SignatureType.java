package jitsiprivacy.audit.note;

/** The signature types of C2SP signed-note that are used here. */
public enum SignatureType {
  /** Over the text of the note. */
  ED25519(1),
  /** With a time stamp, by a witness (C2SP tlog-cosignature). */
  COSIGNATURE(4);

  private final byte id;

  SignatureType(int id) {
    this.id = (byte) id;
  }

  byte id() {
    return id;
  }

  static SignatureType of(byte id) throws NoteException {
    for (SignatureType type : values()) {
      if (type.id == id) {
        return type;
      }
    }
    throw new NoteException("a key of the unknown type " + (id & 0xff));
  }
}
