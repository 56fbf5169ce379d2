package jitsiprivacy.retention.hold;

import java.io.IOException;
import java.nio.file.Path;

/** Where something really lies: a directory above it may be a link. */
final class RealPath {

  private RealPath() {}

  /** Through all links; where something is missing, as far as there is anything. */
  static Path of(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path around = path.getParent();
      return around == null ? path : of(around).resolve(path.getFileName());
    }
  }
}
