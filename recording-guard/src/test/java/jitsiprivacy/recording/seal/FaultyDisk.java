package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.Output;

/**
 * A disk on which one operation does not come to its end. It also sees to it that what is moved
 * into place is durable, and that what is in place is before anything is deleted for it.
 */
final class FaultyDisk implements Disk {

  /** What happens at the operation. */
  enum Fault {
    /** The process is killed: half of what was to be written is, and nothing comes after. */
    KILLED,
    /** It fails, and everything after it works. */
    FAILS,
    /** There is no space, from then on: nothing can be made or written, but deleted. */
    FULL
  }

  private final Disk disk = Disk.local();
  private final Fault fault;
  private final long at;
  private final Set<Path> unsynced = new HashSet<>();
  private final Set<Path> moved = new HashSet<>();
  private long operations;

  FaultyDisk(Fault fault, long at) {
    this.fault = fault;
    this.at = at;
  }

  /** Nothing happens to it. */
  static FaultyDisk sound() {
    return new FaultyDisk(Fault.FAILS, Long.MAX_VALUE - 1);
  }

  synchronized boolean happened() {
    return operations > at;
  }

  private synchronized boolean isNow(boolean needsSpace) {
    operations++;
    return switch (fault) {
      case KILLED -> operations > at;
      case FAILS -> operations == at + 1;
      case FULL -> operations > at && needsSpace;
    };
  }

  private void step(boolean needsSpace) throws IOException {
    if (isNow(needsSpace)) {
      throw new IOException("injected: " + fault);
    }
  }

  @Override
  public ReadableByteChannel read(Path file) throws IOException {
    step(false);
    return disk.read(file);
  }

  @Override
  public Output create(Path file, Path like) throws IOException {
    step(true);
    unsynced.add(file);
    return new FaultyOutput(file, disk.create(file, like));
  }

  private final class FaultyOutput implements Output {

    private final Path file;
    private final Output out;

    FaultyOutput(Path file, Output out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (isNow(true)) {
        int end = bytes.limit();
        bytes.limit(bytes.position() + bytes.remaining() / 2);
        out.write(bytes);
        bytes.limit(end);
        throw new IOException("injected: " + fault);
      }
      return out.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      step(true); // Nothing is synchronized really: it would take most of the time.
      unsynced.remove(file);
    }

    @Override
    public boolean isOpen() {
      return out.isOpen();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    step(true);
    disk.makeDirectory(directory);
  }

  @Override
  public void share(Path made) throws IOException {
    step(false);
    disk.share(made);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    assertThat(unsynced).as("moved before it is durable").doesNotContain(from);
    step(false);
    disk.move(from, to);
    moved.add(to);
  }

  @Override
  public void overwrite(Path file) throws IOException {
    step(false);
    disk.overwrite(file);
  }

  @Override
  public void delete(Path file) throws IOException {
    assertThat(moved)
        .as("what is moved into place is not durable before %s is deleted", file)
        .noneMatch(each -> each.getParent().equals(file.getParent()));
    step(false);
    disk.delete(file);
  }

  @Override
  public void sync(Path directory) throws IOException {
    step(false);
    moved.removeIf(each -> each.getParent().equals(directory));
  }
}
