package jitsiprivacy.audit.anchor;

import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.note.Checkpoint;

/**
 * Somebody trusted says that a checkpoint existed: all entries with an index below its size did at
 * that time, and were those of the tree with its root.
 *
 * @param checkpoint signed by the log
 * @param kind of statement
 * @param time of it; the entries are not younger
 * @param by whom, for people
 */
public record Anchor(Checkpoint checkpoint, Kind kind, Instant time, List<String> by) {

  /** Of a statement. */
  public enum Kind {
    /** As many witnesses as the policy demands cosigned it. */
    WITNESSES,
    /** An authority stamped it. */
    TIME_STAMP,
    /** Somebody kept it. */
    KEPT
  }

  public Anchor {
    by = List.copyOf(by);
  }
}
