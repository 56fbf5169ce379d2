package jitsiprivacy.recording.seal.disk;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;

/** A disk, or one that fails, or that of a machine that stops. Links are never followed. */
public interface Disk {

  /** The one that there is. */
  static Disk local() {
    return new LocalDisk();
  }

  ReadableByteChannel read(Path file) throws IOException;

  /**
   * Makes a file.
   *
   * @param like whose owner, group and permissions it gets; of a directory, nothing but what the
   *     owner may do
   */
  Output create(Path file, Path like) throws IOException;

  /** Makes a directory for its owner alone, who is that of the one around it. */
  void makeDirectory(Path directory) throws IOException;

  /**
   * Lets others of its group do with what was made just now what they may do with the directory
   * around it; those of no group nothing.
   */
  void share(Path made) throws IOException;

  /** At once, in place of what is there. */
  void move(Path from, Path to) throws IOException;

  /** Writes zeros over all that is in it, durably. */
  void overwrite(Path file) throws IOException;

  /** Nothing happens when there is none. */
  void delete(Path file) throws IOException;

  /** Makes durable which files there are in it. */
  void sync(Path directory) throws IOException;
}
