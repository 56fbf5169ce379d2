package jitsiprivacy.audit.anchor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.note.Checkpoint;

/**
 * What anchors say of a log.
 *
 * @param checkpoint of the log, all of which was verified
 * @param anchors that are trusted and that the log continues, the oldest first
 * @param contradictions checkpoints that it does not continue; any is an alarm
 * @param notCounted what was found and not trusted, with reasons, for people
 */
public record AnchorReport(
    Checkpoint checkpoint,
    List<Anchor> anchors,
    List<Contradiction> contradictions,
    List<String> notCounted) {

  /** Of two at the same time, the one that covers more is the first. */
  static final Comparator<Anchor> OLDEST_FIRST =
      Comparator.comparing(Anchor::time)
          .thenComparing(anchor -> anchor.checkpoint().size(), Comparator.reverseOrder());

  public AnchorReport {
    anchors = anchors.stream().sorted(OLDEST_FIRST).toList();
    contradictions = List.copyOf(contradictions);
    notCounted = List.copyOf(notCounted);
  }

  /** The one that reaches back the farthest: entries below its size are at least so old. */
  public Optional<Anchor> oldest() {
    return anchors.stream().findFirst();
  }

  /** The one that covers the most entries; behind its size, nobody but the log vouches. */
  public Optional<Anchor> newest() {
    // Of the same size, the one that says so since the longest time.
    return anchors.stream()
        .max(
            Comparator.<Anchor>comparingLong(anchor -> anchor.checkpoint().size())
                .thenComparing(OLDEST_FIRST.reversed()));
  }

  /** The oldest that covers an entry; nothing when nobody but the log vouches for it. */
  public Optional<Anchor> covering(long index) {
    return anchors.stream().filter(anchor -> index < anchor.checkpoint().size()).findFirst();
  }
}
