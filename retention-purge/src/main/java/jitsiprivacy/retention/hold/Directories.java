package jitsiprivacy.retention.hold;

import java.nio.file.Path;

/** Where items really lie. They come by their directories, so the last one is remembered. */
final class Directories {

  private record Known(Path directory, Path real) {}

  private volatile Known last = new Known(Path.of("/"), Path.of("/"));

  /** Through the links above it, and not through itself. */
  Path real(Path item) {
    Path directory = item.getParent();
    if (directory == null) {
      return item;
    }
    Known known = last;
    if (!known.directory().equals(directory)) {
      known = new Known(directory, RealPath.of(directory));
      last = known;
    }
    return known.real().resolve(item.getFileName());
  }
}
