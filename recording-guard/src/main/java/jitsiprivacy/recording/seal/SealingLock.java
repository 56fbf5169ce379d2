package jitsiprivacy.recording.seal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Lets one run at a time seal a recording. The system gives it back when a process dies. */
record SealingLock(FileChannel channel) implements Closeable {

  private static final String INODE = "unix:ino";

  /**
   * Waits for it.
   *
   * @param file made if it is missing, and deleted by who is done
   * @return empty when whoever had it is done
   */
  static Optional<SealingLock> take(Path file, SealingListener listener) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    try {
      Object inode = Files.getAttribute(file, INODE, LinkOption.NOFOLLOW_LINKS);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        listener.warn("another run is sealing this recording; waiting for it");
        channel.lock();
      }
      if (inode.equals(Files.getAttribute(file, INODE, LinkOption.NOFOLLOW_LINKS))) {
        return Optional.of(new SealingLock(channel));
      }
    } catch (NoSuchFileException e) {
      // Deleted by who is done.
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("this process is sealing that recording already", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
