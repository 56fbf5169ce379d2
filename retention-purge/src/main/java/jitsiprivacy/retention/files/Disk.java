package jitsiprivacy.retention.files;

import java.io.IOException;
import java.nio.file.Path;

/** What keeping small files does to a disk, in operations that can each be the last one. */
public interface Disk {

  /** Makes a directory with the owners of the one around it; nothing in it is for others. */
  void makeDirectory(Path directory) throws IOException;

  /**
   * Makes a file with the owners of its directory; the group may do with it what it may do there.
   * Its contents are durable when this returns; its name is not yet.
   */
  void write(Path file, byte[] bytes) throws IOException;

  /** At once, in place of what is there. */
  void move(Path from, Path to) throws IOException;

  /** Nothing happens when there is none. */
  void delete(Path file) throws IOException;

  /** Makes durable which files there are in it. */
  void sync(Path directory) throws IOException;
}
