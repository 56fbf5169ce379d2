package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

  private final Path directory;
  private final int mode;
  private final Set<Path> touched = new LinkedHashSet<>();

  /**
   * @param directory its mode is that of all directories below, and without execution that of all
   *     files: 2770 and a group let several users write one log, whatever their umask
   */
  public DurableFiles(Path directory) throws IOException {
    this.directory = directory;
    this.mode = (int) Files.getAttribute(directory, MODE);
  }

  /** In place when this returns, and sure to stay there after {@link #sync}. */
  public void write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    makeDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + DRAFT);
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      Files.setAttribute(draft, MODE, mode & OF_A_FILE);
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    touched.add(file.getParent());
  }

  private void makeDirectories(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      makeDirectories(wanted.getParent());
      Files.createDirectory(wanted);
      Files.setAttribute(wanted, MODE, mode & OF_A_DIRECTORY);
      touched.add(wanted.getParent());
    }
  }

  /** Makes the names of everything durable that was written since the last time. */
  public void sync() throws IOException {
    for (Path each : touched) {
      try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    touched.clear();
  }
}
