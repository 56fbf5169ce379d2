package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/**
 * Something that lies in a directory.
 *
 * @param in the directory
 * @param name of it
 * @param names below the root, the last one its own; for people and patterns
 * @param attributes when it was found
 * @param leftover whether a run that was killed was about to delete it; then it has a hidden name,
 *     and {@code names} what it was called
 */
public record Found(
    OpenDirectory in,
    Path name,
    List<String> names,
    PosixFileAttributes attributes,
    boolean leftover) {

  /** Where it lay when it was found. */
  public Path path() {
    return in.path().resolve(leftover ? HiddenName.before(name) : name);
  }
}
