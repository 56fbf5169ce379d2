package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes whole files that are either there or not: under another name first, synchronized, then
 * moved into place. For one thread of one process at a time.
 */
public final class DurableFiles {

  private static final String DRAFT = ".new";

  private static final String MODE = "unix:mode";
  private static final int OF_A_DIRECTORY = 07777;
  private static final int OF_A_FILE = 0666;

  /** Of directories whose names are known to be durable. */
  private static final int REMEMBERED = 1000;

  private final Path directory;
  private final Disk disk;
  private final int mode;
  private final Set<Path> touched = new LinkedHashSet<>();
  private final Set<Path> durable = new HashSet<>();
  private final Set<Path> durableSoon = new HashSet<>();

  public DurableFiles(Path directory) throws IOException {
    this(directory, Disk.local());
  }

  /**
   * @param directory its mode is that of all directories below, and without execution that of all
   *     files: 2770 and a group let several users write one log, whatever their umask
   */
  public DurableFiles(Path directory, Disk disk) throws IOException {
    this.directory = directory;
    this.disk = disk;
    this.mode = (int) Files.getAttribute(directory, MODE);
  }

  public Disk disk() {
    return disk;
  }

  /** What others than the owner may do with a file of this directory. */
  public int fileMode() {
    return mode & OF_A_FILE;
  }

  /** In place when this returns, and sure to stay there after {@link #sync}. */
  public void write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    makeDirectories(file.getParent());
    Path draft = draft(file);
    try {
      try (DiskFile out = disk.create(draft)) {
        out.write(ByteBuffer.wrap(bytes), 0);
        disk.setMode(draft, fileMode());
        out.sync();
      }
      disk.move(draft, file);
    } catch (IOException e) {
      deleteQuietly(draft, e); // It may be what fills the disk.
      throw e;
    }
    touched.add(file.getParent());
  }

  /** A directory of the mode of this one; durable after {@link #sync}. */
  public void makeDirectory(String name) throws IOException {
    makeDirectories(directory.resolve(name));
  }

  /** A draft that is there was left by a crash, perhaps by a user whose files we may not change. */
  private Path draft(Path path) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + DRAFT);
    disk.delete(draft);
    return draft;
  }

  private void deleteQuietly(Path draft, IOException cause) {
    try {
      disk.delete(draft);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void makeDirectories(Path wanted) throws IOException {
    if (wanted.equals(directory) || durable.contains(wanted)) {
      return;
    }
    makeDirectories(wanted.getParent());
    if (!Files.isDirectory(wanted)) {
      disk.move(draftDirectory(wanted), wanted);
    }
    // One that was there may have been made by a process that died before its name was durable.
    touched.add(wanted.getParent());
    durableSoon.add(wanted);
  }

  private Path draftDirectory(Path wanted) throws IOException {
    Path draft;
    try {
      draft = draft(wanted);
    } catch (DirectoryNotEmptyException e) {
      // It was in place, and a power failure kept what is in it and forgot its name.
      return Path.of(e.getFile());
    }
    disk.makeDirectory(draft);
    disk.setMode(draft, mode & OF_A_DIRECTORY);
    return draft;
  }

  /** Makes the names of everything durable that was written since the last time. */
  public void sync() throws IOException {
    for (Path each : touched) {
      disk.sync(each);
    }
    touched.clear();
    if (durable.size() > REMEMBERED) {
      durable.clear();
    }
    durable.addAll(durableSoon);
    durableSoon.clear();
  }

  /**
   * Makes durable which files there are in the directory itself, whoever put them there: a process
   * that moved one there may have died before it did.
   */
  public void syncDirectory() throws IOException {
    disk.sync(directory);
  }
}
