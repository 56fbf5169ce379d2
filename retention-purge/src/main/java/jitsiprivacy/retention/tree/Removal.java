package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** Removes a file, or a directory with all that is in it. */
final class Removal implements Inside.Visitor {

  private Removal() {}

  /** Nothing happens where there is none. */
  static void of(OpenDirectory in, Path name) throws IOException {
    boolean isDirectory;
    try {
      isDirectory = in.attributes(name).isDirectory();
    } catch (NoSuchFileException e) {
      return;
    }
    if (isDirectory) {
      new Inside(new Removal()).of(in, name);
    } else {
      in.deleteFile(name);
    }
  }

  @Override
  public void file(OpenDirectory in, Path name, PosixFileAttributes attributes) throws IOException {
    in.deleteFile(name);
  }

  @Override
  public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes)
      throws IOException {
    in.deleteDirectory(name);
  }
}
