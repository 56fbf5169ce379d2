package jitsiprivacy.cli.doctor.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** How much room there is for files. */
@FunctionalInterface
public interface Rooms {

  /** What the file systems say: asked directly, for not all are in the table of mounts here. */
  Rooms OF_DISKS =
      directory -> {
        File file = directory.toFile();
        Room room = new Room(file.getUsableSpace(), file.getTotalSpace());
        if (room.total() == 0) {
          throw new IOException("nobody knows how much is free in " + directory);
        }
        return room;
      };

  /**
   * On one file system, in bytes.
   *
   * @param free for who is not root
   */
  record Room(long free, long total) {

    /** Of all, what is free. */
    public double part() {
      return (double) free / Math.max(1, total);
    }
  }

  Room of(Path directory) throws IOException;
}
