package jitsiprivacy.retention.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Set;

/**
 * A directory in use. Names are paths of one element, since not every name of a file is text. It is
 * closed when nobody who holds it does so any more. For one thread.
 */
public final class OpenDirectory implements Closeable {

  private static final Path SELF = Path.of(".");
  private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWN_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final SecureDirectoryStream<Path> stream;
  private int holders = 1;

  private OpenDirectory(Path path, DirectoryStream<Path> stream) throws IOException {
    this.path = path;
    if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
      stream.close();
      throw new FileSystemException(
          path.toString(), null, "this file system cannot be used safely");
    }
    this.stream = secure;
  }

  /**
   * A root, as it was declared.
   *
   * @throws IOException when it, or a directory above, is a link: where that leads is to be
   *     declared
   */
  @SuppressWarnings("StreamResourceLeak") // Closed with the directory.
  public static OpenDirectory root(Path declared) throws IOException {
    Path real = declared.toRealPath();
    if (!real.equals(declared)) {
      throw new FileSystemException(
          declared.toString(), null, "it is reached through a link; declare " + real);
    }
    OpenDirectory opened = new OpenDirectory(declared, Files.newDirectoryStream(declared));
    Object key =
        Files.readAttributes(declared, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .fileKey();
    if (!key.equals(opened.key())) {
      opened.close();
      throw new FileSystemException(declared.toString(), null, "it was replaced just now");
    }
    return opened;
  }

  /**
   * One in this one.
   *
   * @throws IOException also when it is a link by now
   */
  public OpenDirectory open(Path name) throws IOException {
    return new OpenDirectory(
        path.resolve(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
  }

  /** As it was found; by now it may be called otherwise. */
  public Path path() {
    return path;
  }

  /** Tells it from every other file. */
  public Object key() throws IOException {
    return stream.getFileAttributeView(PosixFileAttributeView.class).readAttributes().fileKey();
  }

  /** Full paths of what lies in it. Once only. */
  Iterator<Path> entries() {
    return stream.iterator();
  }

  /** Of what has that name, be it a link. */
  public PosixFileAttributes attributes(Path name) throws IOException {
    return view(name).readAttributes();
  }

  PosixFileAttributeView view(Path name) {
    return stream.getFileAttributeView(
        name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  public SeekableByteChannel read(Path name) throws IOException {
    return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** To read and to change what is in it. */
  public FileChannel change(Path name) throws IOException {
    SeekableByteChannel channel =
        stream.newByteChannel(
            name,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new FileSystemException(
        path.resolve(name).toString(), null, "this file system cannot be used safely");
  }

  /** Says that it was changed then. */
  public void modified(Path name, FileTime time) throws IOException {
    view(name).setTimes(time, null, null);
  }

  /** How many names a file has, this one included. By its path, for no handle tells it. */
  public int names(Path name) throws IOException {
    return (int) Files.getAttribute(path.resolve(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether anything has that name. */
  public boolean has(Path name) throws IOException {
    try {
      attributes(name);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A new file, for nobody but its owner. */
  FileChannel create(Path name) throws IOException {
    return (FileChannel)
        stream.newByteChannel(
            name,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            OWN_FILE);
  }

  /** One in this one, which is made for nobody but its owner if it is missing. */
  public OpenDirectory make(Path name) throws IOException {
    if (!has(name)) {
      // By its path, for no handle makes one; whoever moves this one gets an empty directory.
      Files.createDirectory(path.resolve(name), OWN_DIRECTORY);
      sync();
    }
    return open(name);
  }

  public void rename(Path name, Path to) throws IOException {
    stream.move(name, stream, to);
  }

  /**
   * Gives something a name that nothing has.
   *
   * @throws IOException when something has it by now
   */
  public void renameAnew(Path name, Path to) throws IOException {
    PosixFileAttributes attributes = attributes(name);
    if (attributes.isDirectory()) {
      rename(name, to); // What is there by now stays: only an empty directory would be replaced.
      return;
    }
    try {
      // A link fails where there is something by now; a rename would replace it.
      Files.createLink(path.resolve(to), path.resolve(name));
    } catch (UnsupportedOperationException e) {
      throw new IOException("this file system has no links", e);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("something else is called " + to + " by now", e);
    }
    if (!attributes(to).fileKey().equals(attributes.fileKey())) {
      throw new IOException("the directory was replaced just now");
    }
    deleteFile(name);
  }

  /** What has which name in it is durable when this returns. */
  public void sync() throws IOException {
    try (FileChannel self =
        (FileChannel) stream.newByteChannel(SELF, Set.of(StandardOpenOption.READ))) {
      self.force(true);
    }
  }

  public void deleteFile(Path name) throws IOException {
    stream.deleteFile(name);
  }

  /** One that is empty. */
  public void deleteDirectory(Path name) throws IOException {
    stream.deleteDirectory(name);
  }

  /** Somebody else holds it, too, and closes it in the end. */
  public OpenDirectory held() {
    holders++;
    return this;
  }

  @Override
  public void close() throws IOException {
    if (--holders == 0) {
      stream.close();
    }
  }
}
