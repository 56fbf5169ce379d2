package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something that has a name nobody knows, so that it is still the same when it is deleted, and
 * nobody begins to use it before. One whose name is too long for that keeps it.
 */
public final class Taken {

  private final Found found;
  private final Path original;
  private Path name;

  /** Takes it. */
  public Taken(Found found) throws IOException {
    this.found = found;
    this.original = found.called();
    if (!found.name().equals(original)) {
      this.name = found.name();
    } else {
      this.name = HiddenName.IN_HAND.of(original).orElse(original);
      if (!name.equals(original)) {
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

  /** A new content for it, of a file. */
  public Rewrite rewrite() throws IOException {
    return new Rewrite(found.in(), name, original, found.attributes());
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
   * Withdraws it: nobody reads it any more, and it can be had back.
   *
   * @param since in whole seconds
   */
  public void withdraw(Instant since) throws IOException {
    Withdrawn withdrawn = new Withdrawn(original, since, found.attributes().permissions());
    Path hidden =
        withdrawn
            .name()
            .orElseThrow(
                () ->
                    new IOException(
                        "its name is too long for one that can be had back; rename it, or"
                            + " configure no grace"));
    if (found.in().has(hidden)) {
      throw new IOException("another of its name was withdrawn just now; the next run does it");
    }
    found.in().rename(name, hidden);
    Path before = name;
    name = hidden;
    try {
      close();
    } catch (IOException e) {
      found.in().rename(hidden, before);
      name = before;
      throw e;
    }
  }

  /** Takes all permissions of what is withdrawn, also where a run was killed before it did. */
  public void close() throws IOException {
    // Others use it under the other names, and whose that file is nobody can tell.
    if (otherNames() == 0) {
      found.in().view(name).setPermissions(Set.of());
    }
  }

  /**
   * Gives it its name again; what was withdrawn before stays so.
   *
   * @throws IOException when it cannot have it, for instance since something else has it by now
   */
  public void giveBack() throws IOException {
    if (!name.equals(original) && found.withdrawn().isEmpty()) {
      found.in().renameAnew(name, original);
    }
  }

  /**
   * Gives what was withdrawn its permissions and its name again.
   *
   * @throws IOException as for {@link #giveBack}
   */
  public void giveBackWithdrawn() throws IOException {
    if (found.in().has(original)) {
      throw new IOException("something else is called " + original + " by now; rename that first");
    }
    PosixFileAttributes now = found.in().attributes(name);
    if (now.permissions().isEmpty() && otherNames() == 0) {
      found.in().view(name).setPermissions(found.withdrawn().orElseThrow().permissions());
    }
    found.in().renameAnew(name, original);
    found.in().sync();
  }
}
