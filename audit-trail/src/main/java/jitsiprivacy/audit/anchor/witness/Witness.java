package jitsiprivacy.audit.anchor.witness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.files.LockedFiles;
import jitsiprivacy.audit.merkle.ProofCheck;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.NoteSignature;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * Cosigns what continues the checkpoints it cosigned before, and nothing else (C2SP tlog-witness).
 * For any number of threads and processes; one of it in a process for each directory.
 *
 * <p>For each log it keeps {@code HASH/checkpoint}, the last one that it cosigned, where HASH is
 * the SHA-256 of the log's origin in hex; any web server may serve them to monitors. {@code
 * HASH/fork} is there when the log signed another checkpoint of the same size: the proof that it
 * shows different people different logs.
 */
public final class Witness implements Closeable {

  /** In bytes: a proof, and a checkpoint with some dozens of the longest signatures. */
  static final int LONGEST_REQUEST = 1 << 18;

  /** What of it is kept, and a cosignature. */
  private static final int LONGEST_NOTE = 2 * LONGEST_REQUEST;

  private static final String LAST = "/checkpoint";
  private static final String FORK = "/fork";
  private static final Pattern ORIGIN_HASH = Pattern.compile("[0-9a-f]{64}");

  private final SignerKey key;
  private final WitnessedLogs logs;
  private final Clock clock;
  private final LockedFiles files;

  /**
   * @param directory must be there; losing it makes the witness forget what it saw, so that a log
   *     may begin anew
   * @param key of the type {@link SignatureType#COSIGNATURE}
   * @param logs to witness
   */
  public Witness(Path directory, SignerKey key, WitnessedLogs logs, Clock clock) {
    if (key.verifier().type() != SignatureType.COSIGNATURE) {
      throw new IllegalArgumentException(key + " is not one of a witness");
    }
    this.key = key;
    this.logs = logs;
    this.clock = clock;
    this.files = new LockedFiles(directory);
  }

  /**
   * {@code add-checkpoint}. What is cosigned is durable when this returns.
   *
   * @param body as it came; hostile
   * @return status 200 with a cosignature; 400, 403, 404 or 422 with a reason; 409 with a size
   * @throws IOException when the witness itself is at fault; nothing is cosigned
   */
  public WitnessAnswer add(byte[] body) throws IOException {
    AddRequest request;
    try {
      request = AddRequest.parse(body);
    } catch (NoteException e) {
      return WitnessAnswer.refusal(400, e.getMessage());
    }
    List<VerifierKey> trusted = logs.keys(request.checkpoint().origin());
    if (trusted.isEmpty()) {
      return WitnessAnswer.refusal(404, "a log that is not witnessed here");
    }
    try {
      if (!isSignedByOneOf(trusted, request.note())) {
        return WitnessAnswer.refusal(403, "not signed by a known key of the log");
      }
    } catch (NoteException e) {
      return WitnessAnswer.refusal(403, e.getMessage());
    }
    if (request.oldSize() > request.checkpoint().size()) {
      return WitnessAnswer.refusal(400, "the old size is larger than that of the checkpoint");
    }
    // From the look at what was cosigned last until the new one is on disk, nobody else may look.
    return files.alone(writer -> add(request, trusted, writer));
  }

  private static boolean isSignedByOneOf(List<VerifierKey> trusted, SignedNote note)
      throws NoteException {
    boolean signed = false;
    for (VerifierKey each : trusted) {
      signed |= note.isSignedBy(each); // All of them: one that is not valid spoils the note.
    }
    return signed;
  }

  private WitnessAnswer add(
      AddRequest request, List<VerifierKey> trusted, LockedFiles.Writer writer) throws IOException {
    Checkpoint next = request.checkpoint();
    // What others signed is not kept.
    SignedNote note = request.note().signedBy(trusted);
    String hash = originHash(next.origin());
    Optional<Last> last = last(hash, next.origin());
    long size = last.map(each -> each.checkpoint().size()).orElse(0L);
    if (request.oldSize() != size) {
      return WitnessAnswer.conflict(size);
    }
    TreeHasher hasher = new TreeHasher();
    if (next.size() == 0 && !Arrays.equals(next.root(), hasher.empty())) {
      return WitnessAnswer.refusal(422, "an empty tree has another root");
    }
    byte[] root = last.map(each -> each.checkpoint().root()).orElseGet(hasher::empty);
    if (!new ProofCheck(hasher)
        .consistency(size, root, next.size(), next.root(), request.proof())) {
      if (next.size() == size && !Arrays.equals(next.root(), root)) {
        writer.write(hash + FORK, note.bytes());
      }
      return WitnessAnswer.refusal(422, "not shown to continue what was cosigned before");
    }
    NoteSignature cosignature = Cosignature.make(note.text(), key, now(last));
    writer.write(hash + LAST, note.with(List.of(cosignature)).bytes());
    return WitnessAnswer.ok(cosignature + "\n");
  }

  /**
   * A clock that was set back must not make the larger tree older.
   *
   * @param last what was cosigned before
   */
  private Instant now(Optional<Last> last) {
    Instant now = clock.instant();
    return last.flatMap(Last::time).filter(now::isBefore).orElse(now);
  }

  /** What was cosigned last, and when, unless it was with another key. */
  private record Last(Checkpoint checkpoint, Optional<Instant> time) {}

  private Optional<Last> last(String hash, String origin) throws IOException {
    Optional<byte[]> bytes = files.read(hash + LAST, LONGEST_NOTE);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignedNote note = SignedNote.parse(bytes.get());
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (!checkpoint.origin().equals(origin)) {
        throw new NoteException("a checkpoint of another log");
      }
      return Optional.of(
          new Last(checkpoint, Cosignature.find(note, key.verifier()).map(Cosignature::time)));
    } catch (NoteException e) {
      // Not to be taken for a log that was never seen.
      throw new IOException(hash + LAST + " is damaged: " + e.getMessage());
    }
  }

  /**
   * The last checkpoint that was cosigned, with the signatures of log and witness.
   *
   * @param originHash from a URL; hostile
   * @return nothing when there is none
   */
  public Optional<byte[]> checkpoint(String originHash) throws IOException {
    return ORIGIN_HASH.matcher(originHash).matches()
        ? files.read(originHash + LAST, LONGEST_NOTE)
        : Optional.empty();
  }

  /** SHA-256, in hex. */
  static String originHash(String origin) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
