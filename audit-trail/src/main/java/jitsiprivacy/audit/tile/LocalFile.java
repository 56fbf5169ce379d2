package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file that no interrupt stops: a channel is closed when the thread that uses it is interrupted,
 * and what others recorded at the same time would fail with it. All that is done here may be done
 * again.
 */
final class LocalFile implements DiskFile {

  // The JDK keeps a buffer as large as the largest that was read or written for each thread.
  private static final int AT_ONCE = 1 << 16;

  private final Path path;
  private final Set<OpenOption> options;
  private final boolean made;
  private FileChannel channel;

  LocalFile(Path path, OpenOption... options) throws IOException {
    this.path = path;
    this.options = new LinkedHashSet<>(List.of(options));
    this.channel = FileChannel.open(path, this.options);
    this.made = this.options.remove(StandardOpenOption.CREATE_NEW);
  }

  @FunctionalInterface
  private interface Operation<T> {
    T on(FileChannel channel) throws IOException;
  }

  private <T> T uninterrupted(Operation<T> operation) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return operation.on(channel);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          channel = FileChannel.open(path, options);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long size() throws IOException {
    return uninterrupted(FileChannel::size);
  }

  @Override
  public int read(ByteBuffer into, long at) throws IOException {
    int start = into.position();
    return uninterrupted(
        file -> {
          into.position(start);
          int read = 0;
          while (read >= 0 && into.hasRemaining()) {
            ByteBuffer some = next(into);
            read = file.read(some, at + into.position() - start);
            into.position(some.position());
          }
          return into.position() - start;
        });
  }

  @Override
  public void write(ByteBuffer bytes, long at) throws IOException {
    int start = bytes.position();
    uninterrupted(
        file -> {
          bytes.position(start);
          while (bytes.hasRemaining()) {
            ByteBuffer some = next(bytes);
            file.write(some, at + bytes.position() - start);
            bytes.position(some.position());
          }
          return bytes;
        });
  }

  private static ByteBuffer next(ByteBuffer all) {
    ByteBuffer some = all.duplicate();
    return some.limit(Math.min(all.limit(), all.position() + AT_ONCE));
  }

  @Override
  public void truncate(long size) throws IOException {
    uninterrupted(file -> file.truncate(size));
  }

  @Override
  public void sync() throws IOException {
    uninterrupted(
        file -> {
          // Of one that was there, its length is all that matters beside what was written.
          file.force(made);
          return file;
        });
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
