package jitsiprivacy.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.merkle.ProofCheck;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Base64Text;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * That an entry is in the log: a file as of C2SP tlog-proof. Ours hold the entry, as its bytes are,
 * in the extra data, so that the file and the log's public key are all that is needed. Nothing of
 * it is to be believed before {@link #verify}.
 */
public final class InclusionProof {

  /** By convention, of the file's name. */
  public static final String EXTENSION = ".tlog-proof";

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index";
  private static final int LONGEST_EXTRA = 1 << 20;

  private final Optional<byte[]> extra;
  private final long index;
  private final List<byte[]> hashes;
  private final SignedNote checkpoint;

  InclusionProof(Optional<byte[]> extra, long index, List<byte[]> hashes, SignedNote checkpoint) {
    this.extra = extra.map(byte[]::clone);
    this.index = index;
    this.hashes = hashes.stream().map(byte[]::clone).toList();
    this.checkpoint = checkpoint;
  }

  /**
   * @throws ProofException when it is none
   */
  public static InclusionProof parse(byte[] file) throws ProofException {
    ProofText text = new ProofText(file);
    if (!text.line().equals(FIRST_LINE)) {
      throw new ProofException("the first line of a proof is " + FIRST_LINE);
    }
    Optional<byte[]> extra = Optional.empty();
    if (text.nextIs(EXTRA)) {
      byte[] bytes = ProofText.base64(text.line().substring(EXTRA.length()), "the extra data");
      if (bytes.length == 0 || bytes.length > LONGEST_EXTRA) {
        throw new ProofException("extra data is 1 to " + LONGEST_EXTRA + " bytes long");
      }
      extra = Optional.of(bytes);
    }
    long index = text.number(INDEX);
    return new InclusionProof(extra, index, text.hashes(), text.checkpoint());
  }

  /** Of the entry, as the file says. */
  public long index() {
    return index;
  }

  /** What the file says the entry is; in proofs of other programs it may be anything. */
  public Optional<byte[]> extra() {
    return extra.map(byte[]::clone);
  }

  /** The same proof for who has the entry anyway. */
  public InclusionProof withoutExtra() {
    return new InclusionProof(Optional.empty(), index, hashes, checkpoint);
  }

  /** Of which log it says it is. */
  public String origin() {
    return checkpoint.text().lines().findFirst().orElse("");
  }

  /** The checkpoint as it stands in the file. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /**
   * Checks that the entry in the file is in the log.
   *
   * @return what the log signed
   * @throws ProofException when it is not, or not shown to be
   */
  public Checkpoint verify(VerifierKey log, CheckpointPolicy policy) throws ProofException {
    byte[] entry =
        extra.orElseThrow(() -> new ProofException("the entry is not in the file: give it"));
    return verify(entry, log, policy);
  }

  /** The same of an entry that was given otherwise; what the file says of it does not count. */
  public Checkpoint verify(byte[] entry, VerifierKey log, CheckpointPolicy policy)
      throws ProofException {
    Checkpoint trusted = TrustedCheckpoint.open(checkpoint, log, policy);
    TreeHasher hasher = new TreeHasher();
    if (!new ProofCheck(hasher)
        .inclusion(hasher.leaf(entry), index, trusted.size(), hashes, trusted.root())) {
      throw new ProofException(
          "the entry is not the one at index " + index + " of the log of " + trusted.size());
    }
    return trusted;
  }

  /**
   * The same proof with a checkpoint of the same tree that has more signatures.
   *
   * @throws ProofException when it is of another tree
   */
  public InclusionProof with(SignedNote cosigned) throws ProofException {
    try {
      if (!Checkpoint.parse(cosigned.text()).equals(Checkpoint.parse(checkpoint.text()))) {
        throw new ProofException("a checkpoint of another tree");
      }
    } catch (NoteException e) {
      throw new ProofException(e.getMessage());
    }
    return new InclusionProof(extra, index, hashes, cosigned);
  }

  /** The file. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    extra.ifPresent(bytes -> out.append(EXTRA).append(Base64Text.write(bytes)).append('\n'));
    out.append(INDEX).append(' ').append(index).append('\n');
    ProofText.write(hashes, checkpoint, out);
    return out.toString();
  }
}
