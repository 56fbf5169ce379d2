package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Something that lies in a directory.
 *
 * @param in the directory
 * @param name of it
 * @param called what it is called, or was before it was given a hidden name
 * @param names below the root, the last one what it is called; for people and patterns
 * @param attributes when it was found
 * @param withdrawn if it is
 */
public record Found(
    OpenDirectory in,
    Path name,
    Path called,
    List<String> names,
    PosixFileAttributes attributes,
    Optional<Withdrawn> withdrawn) {

  /** Whether a run that was killed had it in hand. */
  public boolean leftover() {
    return HiddenName.IN_HAND.is(name);
  }

  /** Whether a run that was killed was writing it. */
  public boolean draft() {
    return HiddenName.DRAFT.is(name);
  }

  /** Where it lies, or lay before it was given a hidden name. */
  public Path path() {
    return in.path().resolve(called);
  }
}
