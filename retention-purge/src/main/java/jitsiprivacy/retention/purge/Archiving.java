package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import jitsiprivacy.retention.tree.Copy;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Names;
import jitsiprivacy.retention.tree.OpenDirectory;
import jitsiprivacy.retention.tree.Why;

/**
 * It is copied into the archive, as far below that as below its root, and deleted once the copy is
 * durable and was compared.
 *
 * @param then how it is deleted
 */
record Archiving(Path archive, Fate then) implements Fate {

  /** Of one name, each with another content. */
  private static final int MOST = 10_000;

  @Override
  public Ended of(InHand item) throws IOException {
    Found found = item.candidate().found();
    Copy copy = new Copy(found.in(), item.taken().hidden());
    try (OpenDirectory into = directory(found)) {
      Copy.clean(into);
      put(copy, into, found.path().getFileName());
    }
    if (!item.taken().isSame()) {
      throw new IOException("it changed while it was copied");
    }
    Ended ended = then.of(item);
    return new Ended(Outcome.ARCHIVED, ended.bytes(), ended.reason());
  }

  /** Where its copy belongs; made if it is missing. */
  private OpenDirectory directory(Found found) throws IOException {
    Path in = found.in().path();
    int below = in.getNameCount() - (found.names().size() - 1);
    OpenDirectory directory = root();
    for (int i = below; i < in.getNameCount(); i++) {
      try (OpenDirectory above = directory) {
        directory = above.make(in.getName(i));
      }
    }
    return directory;
  }

  private OpenDirectory root() throws IOException {
    try {
      return OpenDirectory.root(archive);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "the archive " + archive + " is not there: make that directory, or mount it", e);
    } catch (NotDirectoryException e) {
      throw new IOException("the archive " + archive + " is no directory", e);
    } catch (IOException e) {
      throw new IOException("the archive " + archive + " cannot be used: " + Why.of(e), e);
    }
  }

  /** A copy that a run made before it was killed is not made again. */
  private static void put(Copy copy, OpenDirectory into, Path name) throws IOException {
    for (int number = 1; number <= MOST; number++) {
      Path numbered = number == 1 ? name : Names.suffixed(name, "~" + number);
      if (!into.has(numbered)) {
        copy.to(into, numbered);
        return;
      }
      if (copy.isLike(into, numbered)) {
        return;
      }
    }
    throw new IOException("the archive has " + MOST + " of that name; move them elsewhere");
  }
}
