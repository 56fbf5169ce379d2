package jitsiprivacy.audit.anchor;

import java.util.List;
import jitsiprivacy.audit.note.Checkpoint;

/**
 * A checkpoint that the log signed and that the log as it is now does not continue: entries were
 * changed or removed since, or different people were shown different logs.
 *
 * @param checkpoint with the log's signature, which is proof enough
 * @param anchors what trusted ones say of it; may be empty
 * @param what is wrong, for people
 */
public record Contradiction(Checkpoint checkpoint, List<Anchor> anchors, String what) {

  public Contradiction {
    anchors = List.copyOf(anchors);
  }
}
