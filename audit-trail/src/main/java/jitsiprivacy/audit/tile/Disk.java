package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * All that is done to the files of a log but reading tiles: so that a test can say what a crash
 * leaves of it, and a benchmark can count.
 */
public interface Disk {

  /** The file system that paths are of. */
  static Disk local() {
    return new LocalDisk();
  }

  /** Makes a file that must not be there yet. */
  DiskFile create(Path file) throws IOException;

  /** Opens a file that must be there and be no symbolic link. */
  DiskFile open(Path file) throws IOException;

  /** Sets the mode as in {@code chmod}. */
  void setMode(Path path, int mode) throws IOException;

  void makeDirectory(Path directory) throws IOException;

  /** Moves a file or directory within its directory, in place of the file that is there. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file or an empty directory, when there is one. */
  void delete(Path path) throws IOException;

  /** Makes durable what was made, moved and deleted in a directory. */
  void sync(Path directory) throws IOException;
}
