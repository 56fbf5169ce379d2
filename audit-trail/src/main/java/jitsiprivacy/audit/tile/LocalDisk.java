package jitsiprivacy.audit.tile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The real one. */
final class LocalDisk implements Disk {

  @Override
  public DiskFile create(Path file) throws IOException {
    // A new one is no symbolic link, either.
    LocalFile made = new LocalFile(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      Ownership.inherit(file);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new LocalFile(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void setMode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
    Ownership.inherit(directory);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void sync(Path directory) throws IOException {
    try (LocalFile file = new LocalFile(directory, StandardOpenOption.READ)) {
      file.sync();
    }
  }
}
