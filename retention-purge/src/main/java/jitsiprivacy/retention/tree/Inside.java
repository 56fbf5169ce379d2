package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Iterator;

/** All that is in a directory; directories after what is in them. */
public final class Inside {

  private static final int DEEPEST = 100;

  private final Visitor visitor;

  /** Is shown all. */
  public interface Visitor {

    /** Anything that is no directory, such as a link. */
    void file(OpenDirectory in, Path name, PosixFileAttributes attributes) throws IOException;

    /** A directory that all is shown of. */
    void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) throws IOException;
  }

  public Inside(Visitor visitor) {
    this.visitor = visitor;
  }

  /** What is in a directory, and the directory itself. */
  public void of(OpenDirectory in, Path name) throws IOException {
    directory(in, name, in.attributes(name), 0);
  }

  private void directory(OpenDirectory in, Path name, PosixFileAttributes attributes, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new FileSystemException(
          in.path().resolve(name).toString(), null, "deeper than " + DEEPEST + " directories");
    }
    try (OpenDirectory opened = in.open(name)) {
      for (Iterator<Path> entries = opened.entries(); entries.hasNext(); ) {
        entry(opened, entries.next().getFileName(), depth);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    visitor.leaving(in, name, attributes);
  }

  private void entry(OpenDirectory in, Path name, int depth) throws IOException {
    PosixFileAttributes attributes;
    try {
      attributes = in.attributes(name);
    } catch (NoSuchFileException e) {
      return; // Somebody else deleted it meanwhile.
    }
    if (attributes.isDirectory()) {
      directory(in, name, attributes, depth + 1);
    } else {
      visitor.file(in, name, attributes);
    }
  }
}
