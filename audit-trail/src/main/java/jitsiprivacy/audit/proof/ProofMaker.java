package jitsiprivacy.audit.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.TileReader;
import jitsiprivacy.audit.tile.WholeFile;

/** Makes proofs from a log as it lies on disk. Only reads. */
public final class ProofMaker {

  private static final int WIDTH = 256;

  private final Path directory;
  private final VerifierKey key;

  public ProofMaker(Path directory, VerifierKey key) {
    this.directory = directory;
    this.key = key;
  }

  /**
   * That the entry of an index is in the log as of its newest checkpoint, with the entry in the
   * extra data.
   *
   * @throws IndexOutOfBoundsException when the checkpoint does not reach that far
   * @throws DamagedLogException when the log does not hold what it signed
   */
  public InclusionProof inclusion(long index) throws IOException {
    return inclusion(index, note());
  }

  /**
   * The same as of another checkpoint that it signed, such as one that was cosigned.
   *
   * @param note with any signatures
   */
  public InclusionProof inclusion(long index, SignedNote note) throws IOException {
    Checkpoint checkpoint = open(note);
    if (index < 0 || index >= checkpoint.size()) {
      throw new IndexOutOfBoundsException(
          "no entry " + index + " in the published log of " + checkpoint.size());
    }
    TreeHasher hasher = new TreeHasher();
    TileReader tiles = new TileReader(directory, checkpoint.size(), hasher);
    byte[] entry = tiles.entries(index / WIDTH).get((int) (index % WIDTH));
    InclusionProof proof =
        new InclusionProof(
            Optional.of(entry),
            index,
            new Proofs<>(hasher, tiles).inclusion(index, checkpoint.size()),
            note);
    try {
      proof.verify(key, CheckpointPolicy.logAlone());
    } catch (ProofException e) {
      throw new DamagedLogException("the log in " + directory + " is damaged: " + e.getMessage());
    }
    return proof;
  }

  /**
   * That the log begins with what it was at an earlier size.
   *
   * @throws IndexOutOfBoundsException when the checkpoint does not reach that far
   */
  public ConsistencyProof consistency(long oldSize) throws IOException {
    SignedNote note = note();
    Checkpoint checkpoint = open(note);
    if (oldSize < 0 || oldSize > checkpoint.size()) {
      throw new IndexOutOfBoundsException(
          "there were never " + oldSize + " entries in the published log of " + checkpoint.size());
    }
    TreeHasher hasher = new TreeHasher();
    TileReader tiles = new TileReader(directory, checkpoint.size(), hasher);
    return new ConsistencyProof(
        oldSize, new Proofs<>(hasher, tiles).consistency(oldSize, checkpoint.size()), note);
  }

  private SignedNote note() throws IOException {
    try {
      return SignedNote.parse(WholeFile.read(directory.resolve("checkpoint"), SignedNote.LONGEST));
    } catch (NoteException e) {
      throw new DamagedLogException("the checkpoint in " + directory + ": " + e.getMessage());
    }
  }

  private Checkpoint open(SignedNote note) throws IOException {
    try {
      return Checkpoint.open(note, key);
    } catch (NoteException e) {
      throw new DamagedLogException("the checkpoint in " + directory + ": " + e.getMessage());
    }
  }
}
