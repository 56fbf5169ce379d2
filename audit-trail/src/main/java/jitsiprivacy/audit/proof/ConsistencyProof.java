package jitsiprivacy.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jitsiprivacy.audit.merkle.ProofCheck;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * That a log begins with what it was at an earlier size: {@code old SIZE}, hashes, a blank line and
 * the later checkpoint, which is the body of a request to a witness (C2SP tlog-witness,
 * add-checkpoint). Nothing of it is to be believed before {@link #verify}.
 */
public final class ConsistencyProof {

  private static final String OLD = "old";

  private final long oldSize;
  private final List<byte[]> hashes;
  private final SignedNote checkpoint;

  ConsistencyProof(long oldSize, List<byte[]> hashes, SignedNote checkpoint) {
    this.oldSize = oldSize;
    this.hashes = hashes.stream().map(byte[]::clone).toList();
    this.checkpoint = checkpoint;
  }

  /**
   * @throws ProofException when it is none
   */
  public static ConsistencyProof parse(byte[] file) throws ProofException {
    ProofText text = new ProofText(file);
    long oldSize = text.number(OLD);
    return new ConsistencyProof(oldSize, text.hashes(), text.checkpoint());
  }

  /** Of the earlier tree, as the file says. */
  public long oldSize() {
    return oldSize;
  }

  /** The later checkpoint as it stands in the file. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /**
   * Checks that the log went on from an earlier checkpoint.
   *
   * @param old that the checker knows and trusts
   * @return what the log signed since
   * @throws ProofException when it did not, or is not shown to have
   */
  public Checkpoint verify(Checkpoint old, VerifierKey log, CheckpointPolicy policy)
      throws ProofException {
    Checkpoint now = TrustedCheckpoint.open(checkpoint, log, policy);
    if (!old.origin().equals(now.origin())) {
      throw new ProofException(
          "of \"" + now.origin() + "\", the earlier checkpoint of \"" + old.origin() + "\"");
    }
    if (old.size() != oldSize) {
      throw new ProofException(
          "it begins at " + oldSize + ", the earlier checkpoint is of " + old.size());
    }
    boolean consistent =
        new ProofCheck(new TreeHasher())
            .consistency(oldSize, old.root(), now.size(), now.root(), hashes);
    if (!consistent) {
      throw new ProofException(
          "the log of " + now.size() + " does not begin with the one of " + oldSize);
    }
    return now;
  }

  /** The file, or the body of the request. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(OLD).append(' ').append(oldSize).append('\n');
    ProofText.write(hashes, checkpoint, out);
    return out.toString();
  }
}
