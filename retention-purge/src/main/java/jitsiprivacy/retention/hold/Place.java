package jitsiprivacy.retention.hold;

import java.nio.file.Path;

/**
 * A file or directory that is held.
 *
 * @param written as the operator did
 * @param real where that is now
 */
record Place(Path written, Path real) {

  static Place of(Path written) {
    return new Place(written, RealPath.of(written));
  }

  /** Whether deleting that would delete something of this. */
  boolean isTouchedBy(Path path) {
    return isTouched(written, path) || isTouched(real, path);
  }

  private static boolean isTouched(Path held, Path path) {
    return path.startsWith(held) || held.startsWith(path);
  }
}
