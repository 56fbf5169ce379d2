package jitsiprivacy.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a witness says of a checkpoint (C2SP tlog-cosignature, Ed25519): at that time this was the
 * largest tree of the log it had seen, and a continuation of all it had seen before.
 *
 * @param witness who says so
 * @param time in whole seconds
 */
public record Cosignature(VerifierKey witness, Instant time) {

  private static final int TIME_BYTES = 8;

  /**
   * Cosigns.
   *
   * @param text of a checkpoint that was found to continue all that were cosigned before
   * @param key of the type {@link SignatureType#COSIGNATURE}
   * @param time after 1970; fractions of a second are cut off
   * @return what to add to the note
   */
  public static NoteSignature make(String text, SignerKey key, Instant time) {
    VerifierKey witness = key.verifier();
    long seconds = time.getEpochSecond();
    if (witness.type() != SignatureType.COSIGNATURE || seconds <= 0) {
      throw new IllegalArgumentException(witness + " cannot cosign at " + time);
    }
    byte[] signature = key.sign(message(text, seconds));
    return new NoteSignature(
        witness.name(),
        witness.id(),
        ByteBuffer.allocate(TIME_BYTES + signature.length).putLong(seconds).put(signature).array());
  }

  /**
   * Looks for the cosignature of a witness; where it has several, the oldest counts. Whether the
   * time is in the future is for the caller to judge.
   *
   * @throws NoteException when a signature claims to be that witness's and is not
   */
  public static Optional<Cosignature> find(SignedNote note, VerifierKey witness)
      throws NoteException {
    Instant oldest = null;
    for (NoteSignature signature : note.signatures()) {
      if (signature.isBy(witness)) {
        Instant time = time(note.text(), signature.signature(), witness);
        oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
      }
    }
    return Optional.ofNullable(oldest).map(time -> new Cosignature(witness, time));
  }

  private static Instant time(String text, byte[] timed, VerifierKey witness) throws NoteException {
    if (witness.type() == SignatureType.COSIGNATURE
        && timed.length == TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
      long seconds = ByteBuffer.wrap(timed).getLong();
      byte[] signature = Arrays.copyOfRange(timed, TIME_BYTES, timed.length);
      if (seconds > 0
          && seconds <= Instant.MAX.getEpochSecond()
          && Ed25519.verify(witness.key(), message(text, seconds), signature)) {
        return Instant.ofEpochSecond(seconds);
      }
    }
    throw new NoteException("the cosignature of " + witness.name() + " is not valid");
  }

  private static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }
}
