package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import jitsiprivacy.audit.tile.Disk;
import jitsiprivacy.audit.tile.DiskFile;

/** The real disk; counts how often it is made to hold what it was given. */
final class CountingDisk implements Disk {

  private final Disk disk = Disk.local();
  private final AtomicLong synchronizations = new AtomicLong();

  /** Of files and directories, since the last time this was asked. */
  long synchronizations() {
    return synchronizations.getAndSet(0);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return new CountingFile(disk.create(file));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new CountingFile(disk.open(file));
  }

  @Override
  public void setMode(Path path, int mode) throws IOException {
    disk.setMode(path, mode);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    disk.makeDirectory(directory);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    disk.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void sync(Path directory) throws IOException {
    synchronizations.incrementAndGet();
    disk.sync(directory);
  }

  private final class CountingFile implements DiskFile {

    private final DiskFile file;

    CountingFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      return file.read(into, at);
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
      file.write(bytes, at);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      synchronizations.incrementAndGet();
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
