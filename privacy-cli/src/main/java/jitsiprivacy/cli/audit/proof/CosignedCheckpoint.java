package jitsiprivacy.cli.audit.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.store.StoredCheckpoint;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/** A checkpoint that a proof says more with: others than the log signed it, too. */
public final class CosignedCheckpoint {

  private CosignedCheckpoint() {}

  /** What was read of the anchors; size and note belong together. */
  private record Candidate(long size, SignedNote note) {}

  private static final Comparator<Candidate> BEST =
      Comparator.<Candidate>comparingInt(each -> each.note().signatures().size())
          .thenComparingLong(Candidate::size);

  /**
   * Looks for the one with the most cosignatures, the newest of these. Whether they are valid is
   * for whoever verifies the proof.
   *
   * @param log its directory
   * @return empty when none that covers the entry was cosigned
   */
  public static Optional<SignedNote> covering(Path log, VerifierKey key, long index)
      throws IOException {
    List<Candidate> all = new ArrayList<>();
    try (AnchorStore anchors = new AnchorStore(log)) {
      anchors.forEach(each -> candidate(each, key, index).ifPresent(all::add), unreadable -> {});
    }
    return all.stream().max(BEST).map(Candidate::note);
  }

  private static Optional<Candidate> candidate(StoredCheckpoint each, VerifierKey key, long index) {
    SignedNote note = each.note();
    for (SignedNote cosigned : each.cosigned()) {
      note = note.with(cosigned.signatures());
    }
    try {
      long size = Checkpoint.open(note, key).size();
      return size > index && note.signatures().size() > 1
          ? Optional.of(new Candidate(size, note))
          : Optional.empty();
    } catch (NoteException e) {
      return Optional.empty(); // Anything may lie there.
    }
  }
}
