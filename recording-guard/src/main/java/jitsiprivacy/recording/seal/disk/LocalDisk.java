package jitsiprivacy.recording.seal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The disk that there is. */
final class LocalDisk implements Disk {

  private static final int ZEROS = 1 << 16;
  private static final String MODE = "unix:mode";
  private static final int SHARED_DIRECTORY = 07770;
  private static final int SHARED_FILE = 0660;
  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private record LocalOutput(FileChannel channel) implements Output {

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return channel.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      channel.force(true);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @Override
  public ReadableByteChannel read(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Output create(Path file, Path like) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(OWN_FILE));
    try {
      PosixFileAttributes model = attributes(like);
      own(file, model);
      if (!model.isDirectory()) {
        view(file).setPermissions(model.permissions());
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new LocalOutput(channel);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWN_DIRECTORY));
    own(directory, attributes(directory.getParent()));
  }

  /** Differs only when root does by hand what a service does otherwise. */
  private static void own(Path made, PosixFileAttributes like) throws IOException {
    PosixFileAttributes own = attributes(made);
    try {
      if (!own.group().equals(like.group())) {
        view(made).setGroup(like.group());
      }
      if (!own.owner().equals(like.owner())) {
        view(made).setOwner(like.owner());
      }
    } catch (FileSystemException e) {
      // Others than root may not give files away: it stays theirs, and what is in it is sealed.
    }
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static PosixFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void share(Path made) throws IOException {
    int around = (int) Files.getAttribute(made.toAbsolutePath().getParent(), MODE);
    boolean isDirectory = Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS);
    int mode = around & (isDirectory ? SHARED_DIRECTORY : SHARED_FILE);
    Files.setAttribute(made, MODE, mode, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void overwrite(Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
      for (long left = out.size(); left > 0; left -= out.write(zeros)) {
        zeros.clear().limit((int) Math.min(left, ZEROS));
      }
      out.force(true);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
