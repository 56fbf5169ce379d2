package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.category.FilePattern;

/** Shows all that a pattern matches, in memory that grows with the depth alone. */
public final class TreeWalk {

  /** Directories, one in another; each is held open. */
  private static final int DEEPEST = 100;

  private final FilePattern pattern;
  private final Mounts mounts;
  private final TreeVisitor visitor;
  private final List<String> names = new ArrayList<>();
  private long examined;

  public TreeWalk(FilePattern pattern, Mounts mounts, TreeVisitor visitor) {
    this.pattern = pattern;
    this.mounts = mounts;
    this.visitor = visitor;
  }

  /** Where there is no root, nothing is found. */
  public void run() throws IOException {
    OpenDirectory root;
    try {
      root = OpenDirectory.root(pattern.root());
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      visitor.cannot(pattern.root(), Why.of(e));
      return;
    }
    try (root) {
      directory(root);
    }
  }

  /** How many files and directories it has looked at. */
  public long examined() {
    return examined;
  }

  private void directory(OpenDirectory directory) throws IOException {
    try {
      for (Iterator<Path> entries = directory.entries(); entries.hasNext(); ) {
        if (!visitor.goesOn()) {
          return;
        }
        entry(directory, entries.next().getFileName());
      }
    } catch (DirectoryIteratorException e) {
      visitor.cannot(directory.path(), Why.of(e.getCause()));
    }
  }

  private void entry(OpenDirectory directory, Path name) throws IOException {
    Optional<Withdrawn> withdrawn = Withdrawn.of(name);
    Path called = withdrawn.map(Withdrawn::called).orElseGet(() -> HiddenName.called(name));
    names.add(called.toString());
    try {
      boolean matches = pattern.matches(names);
      boolean reaches = name.equals(called) && pattern.reaches(names);
      if (matches || reaches) {
        examined++;
        entry(directory, name, called, withdrawn, matches, reaches);
      }
    } catch (NoSuchFileException e) {
      // Somebody else deleted it meanwhile.
    } finally {
      names.remove(names.size() - 1);
    }
  }

  private void entry(
      OpenDirectory directory,
      Path name,
      Path called,
      Optional<Withdrawn> withdrawn,
      boolean matches,
      boolean reaches)
      throws IOException {
    PosixFileAttributes attributes;
    try {
      attributes = directory.attributes(name);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      visitor.cannot(directory.path().resolve(name), Why.of(e));
      return;
    }
    if (matches) {
      visitor.found(new Found(directory, name, called, List.copyOf(names), attributes, withdrawn));
    }
    if (reaches && attributes.isDirectory()) {
      descend(directory, name);
    }
  }

  private void descend(OpenDirectory directory, Path name) throws IOException {
    Path path = directory.path().resolve(name);
    if (names.size() > DEEPEST) {
      visitor.cannot(
          path, "deeper than " + DEEPEST + " directories; what is in it is not looked at");
      return;
    }
    if (mounts.has(path)) {
      visitor.cannot(path, "something is mounted there; declare it on its own");
      return;
    }
    OpenDirectory opened;
    try {
      opened = directory.open(name);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      visitor.cannot(path, Why.of(e));
      return;
    }
    try (opened) {
      directory(opened);
    }
  }
}
