package jitsiprivacy.cli.scrub.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A directory in use. Names are paths of one element, since not every name of a file is text. */
public final class OpenDirectory implements Closeable {

  private final Path path;
  private final SecureDirectoryStream<Path> stream;

  private OpenDirectory(Path path, DirectoryStream<Path> stream) throws IOException {
    this.path = path;
    if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
      stream.close();
      throw new IOException("this file system cannot be used safely");
    }
    this.stream = secure;
  }

  @SuppressWarnings("StreamResourceLeak") // Closed with the directory.
  private static DirectoryStream<Path> stream(Path path) throws IOException {
    return Files.newDirectoryStream(path);
  }

  /** As the operator named it; links on the way there are theirs. */
  public static OpenDirectory of(Path path) throws IOException {
    return new OpenDirectory(path, stream(path));
  }

  /** One in this one. */
  public OpenDirectory open(Path name) throws IOException {
    return new OpenDirectory(
        path.resolve(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
  }

  public Path path() {
    return path;
  }

  /** Sorted, so that two reports can be compared. Once only. */
  public List<Path> names() throws IOException {
    List<Path> names = new ArrayList<>();
    try {
      stream.forEach(entry -> names.add(entry.getFileName()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }

  public FileState state(Path name) throws IOException {
    return FileState.of(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** When it was last read. */
  public FileTime accessed(Path name) throws IOException {
    return attributes(name).readAttributes().lastAccessTime();
  }

  public FileChannel read(Path name) throws IOException {
    return file(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  FileChannel write(Path name) throws IOException {
    return file(name, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  FileChannel make(Path name, FileAttribute<?> permissions) throws IOException {
    return file(
        name,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
        permissions);
  }

  private FileChannel file(
      Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    SeekableByteChannel channel = stream.newByteChannel(name, options, attributes);
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new IOException("this file system cannot be used safely");
  }

  PosixFileAttributeView attributes(Path name) {
    return stream.getFileAttributeView(
        name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  void rename(Path name, Path target) throws IOException {
    stream.move(name, stream, target);
  }

  void deleteIfExists(Path name) throws IOException {
    try {
      stream.deleteFile(name);
    } catch (NoSuchFileException e) {
      // As it should be.
    }
  }

  /** What was renamed survives a crash when this returns. */
  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
