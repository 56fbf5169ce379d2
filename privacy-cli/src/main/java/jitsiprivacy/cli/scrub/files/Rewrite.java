package jitsiprivacy.cli.scrub.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A new content for a file, which takes the place of the old one as a whole or not at all: until
 * then it is a file of its own, nobody else's to read.
 */
public final class Rewrite implements Closeable {

  private final OpenDirectory directory;
  private final Path name;
  private final FileState before;
  private final FileTime accessed;
  private final Path draft;
  private final FileChannel channel;
  private final Thread whenEnded = new Thread(this::discard, "jitsi-privacy-discard");

  /**
   * @param before the state of the file when its content began to be read
   * @param accessed when it was read before that
   */
  public Rewrite(OpenDirectory directory, Path name, FileState before, FileTime accessed)
      throws IOException {
    this.directory = directory;
    this.name = name;
    this.before = before;
    this.accessed = accessed;
    this.draft = Leftovers.newName(name);
    this.channel = make();
    Runtime.getRuntime().addShutdownHook(whenEnded);
  }

  private FileChannel make() throws IOException {
    FileChannel made;
    try {
      made =
          directory.make(
              draft,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (AccessDeniedException e) {
      throw new IOException("no file can be made in its directory: permission denied", e);
    }
    try {
      made.lock();
      return made;
    } catch (IOException e) {
      made.close();
      directory.deleteIfExists(draft);
      throw e;
    }
  }

  /** Where the new content goes. */
  public OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /** Bytes that were written. */
  public long size() throws IOException {
    return channel.size();
  }

  /**
   * Puts the new content in place, with the owner, mode and times of the old one; it is on disk
   * when this returns.
   *
   * @throws IOException when the file is not what it was: then it is left alone
   */
  public void commit() throws IOException {
    Likeness.copy(directory, name, accessed, draft);
    channel.force(true);
    if (!directory.state(name).equals(before)) {
      throw new IOException("it changed while it was read");
    }
    directory.rename(draft, name);
    directory.sync();
  }

  /** Removes what was not put in place. */
  @Override
  public void close() throws IOException {
    discard();
    channel.close();
    try {
      Runtime.getRuntime().removeShutdownHook(whenEnded);
    } catch (IllegalStateException e) {
      // It runs already.
    }
  }

  private void discard() {
    try {
      directory.deleteIfExists(draft);
    } catch (IOException e) {
      // The next run over this directory removes it.
    }
  }
}
