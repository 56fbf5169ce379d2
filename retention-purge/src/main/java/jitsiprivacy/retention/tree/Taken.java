package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/**
 * Something that has a name nobody knows, so that it is still the same when it is deleted, and
 * nobody begins to use it before. One whose name is too long for that keeps it.
 */
public final class Taken {

  private final Found found;
  private final Path original;
  private final Path name;

  /** Takes it. */
  public Taken(Found found) throws IOException {
    this.found = found;
    this.original = found.leftover() ? HiddenName.before(found.name()) : found.name();
    if (found.leftover()) {
      this.name = found.name();
    } else {
      this.name = HiddenName.of(original).orElse(original);
      if (!name.equals(original)) {
        if (found.in().has(name)) {
          // That would be lost.
          throw new IOException("another of its name is to be dealt with first; the next run does");
        }
        found.in().rename(original, name);
      }
    }
  }

  /** The name that it has now. */
  public Path hidden() {
    return name;
  }

  /** Whether it is what was found: another may have been given its name before it was taken. */
  public boolean isSame() throws IOException {
    PosixFileAttributes now = found.in().attributes(name);
    PosixFileAttributes then = found.attributes();
    return now.fileKey().equals(then.fileKey())
        && now.isDirectory() == then.isDirectory()
        && (now.isDirectory()
            || (now.size() == then.size()
                && now.lastModifiedTime().equals(then.lastModifiedTime())));
  }

  /** Why it, or something in it, is in use, if it is. */
  public Optional<String> use(OpenFiles open, Mounts mounts) throws IOException {
    Optional<String> user = open.of(found.attributes().fileKey());
    if (user.isPresent()) {
      return Optional.of("it is open: " + user.get());
    }
    if (found.attributes().isDirectory()) {
      Use inside = new Use(open, mounts);
      new Inside(inside).of(found.in(), name);
      return inside.found;
    }
    return Optional.empty();
  }

  private static final class Use implements Inside.Visitor {
    private final OpenFiles open;
    private final Mounts mounts;
    private Optional<String> found = Optional.empty();

    Use(OpenFiles open, Mounts mounts) {
      this.open = open;
      this.mounts = mounts;
    }

    @Override
    public void file(OpenDirectory in, Path name, PosixFileAttributes attributes) {
      open.of(attributes.fileKey())
          .ifPresent(user -> found = Optional.of(name + " in it is open: " + user));
      look(in, name);
    }

    @Override
    public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) {
      file(in, name, attributes);
    }

    private void look(OpenDirectory in, Path name) {
      if (mounts.has(in.path().resolve(name))) {
        found = Optional.of("something is mounted at " + name + " in it");
      }
    }
  }

  /** How many names a file has besides this one; 0 for a directory. */
  public int otherNames() throws IOException {
    if (found.attributes().isDirectory()) {
      return 0;
    }
    Path path = found.in().path().resolve(name);
    try {
      // By its path, for no handle tells it; whoever moves the directory now only hides a remark.
      return (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) - 1;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** Deletes it with all that is in it. */
  public void delete() throws IOException {
    if (found.attributes().isDirectory()) {
      Removal.of(found.in(), name);
    } else {
      found.in().deleteFile(name);
    }
  }

  /**
   * Gives it its name again.
   *
   * @throws IOException when it cannot have it, for instance since something else has it by now
   */
  public void giveBack() throws IOException {
    if (!name.equals(original)) {
      found.in().renameAnew(name, original);
    }
  }
}
