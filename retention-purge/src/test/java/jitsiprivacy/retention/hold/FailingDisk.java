package jitsiprivacy.retention.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jitsiprivacy.retention.files.Disk;
import jitsiprivacy.retention.files.LocalDisk;

/**
 * A disk on which one operation does not come to its end. It also sees to it that what is published
 * or deleted is made durable.
 */
public final class FailingDisk implements Disk {

  /** What happens at the operation. */
  public enum Fault {
    /** The process is killed: half of what was to be written is, and nothing comes after. */
    KILLED,
    /** It fails, and everything after it works. */
    FAILS
  }

  private final Disk disk = new LocalDisk();
  private final Fault fault;
  private final int at;
  private int operations;
  private boolean unsynced;

  public FailingDisk(Fault fault, int at) {
    this.fault = fault;
    this.at = at;
  }

  public boolean happened() {
    return operations > at;
  }

  /** Whether all that came to its end is durable. */
  public boolean isDurable() {
    return !unsynced;
  }

  private boolean isNow() {
    int operation = operations++;
    return fault == Fault.KILLED ? operation >= at : operation == at;
  }

  private void step() throws IOException {
    if (isNow()) {
      throw new IOException("injected: " + fault);
    }
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    step();
    disk.makeDirectory(directory);
    unsynced = true;
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    if (isNow()) {
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      throw new IOException("injected: " + fault);
    }
    disk.write(file, bytes);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    assertThat(from.getFileName().toString()).startsWith(".new-");
    step();
    disk.move(from, to);
    unsynced = true;
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
    unsynced |= !file.getFileName().toString().startsWith(".");
  }

  @Override
  public void sync(Path directory) throws IOException {
    step();
    disk.sync(directory);
    unsynced = false;
  }
}
