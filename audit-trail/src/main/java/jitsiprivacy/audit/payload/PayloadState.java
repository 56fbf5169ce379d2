package jitsiprivacy.audit.payload;

/** What became of a payload. */
public sealed interface PayloadState {

  /** It is there, and is what the hash says. */
  final class Present implements PayloadState {

    private final byte[] payload;

    Present(byte[] payload) {
      this.payload = payload;
    }

    /** Without the salt. */
    public byte[] payload() {
      return payload.clone();
    }
  }

  /** It was erased; the tombstone says when and which entry tells so. */
  record Erased(Tombstone tombstone) implements PayloadState {}

  /** Nobody says that it was erased, and it is not there. */
  record Missing() implements PayloadState {}

  /** Something is there that is neither what was recorded nor a tombstone of it. */
  record Damaged() implements PayloadState {}
}
