package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is for files. */
@FunctionalInterface
public interface Rooms {

  /** What the file systems say. */
  Rooms OF_DISKS =
      directory -> {
        FileStore store = Files.getFileStore(directory);
        return new Room(store.getUsableSpace(), store.getTotalSpace());
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
