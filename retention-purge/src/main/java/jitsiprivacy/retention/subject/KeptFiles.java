package jitsiprivacy.retention.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Inside;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenDirectory;
import jitsiprivacy.retention.tree.TreeVisitor;
import jitsiprivacy.retention.tree.TreeWalk;
import jitsiprivacy.retention.tree.Why;

/** All files of the categories, also those in directories that are due as a whole. */
public final class KeptFiles {

  private final List<Category> categories;

  /** Is shown each. */
  public interface Visitor {

    /**
     * A regular file.
     *
     * @param in its directory, which is closed afterwards
     */
    void file(Category category, OpenDirectory in, Path name, PosixFileAttributes attributes)
        throws IOException;

    /** Something that cannot be looked at. */
    void cannot(Path path, String reason) throws IOException;
  }

  public KeptFiles(List<Category> categories) {
    this.categories = List.copyOf(categories);
  }

  /** Shows all that are there now; one that two categories have, twice. */
  public void visit(Visitor visitor) throws IOException {
    Mounts mounts = new Mounts();
    mounts.look();
    for (Category category : categories) {
      for (FilePattern pattern : category.files()) {
        new TreeWalk(pattern, mounts, new Walk(category, mounts, visitor)).run();
      }
    }
  }

  private record Walk(Category category, Mounts mounts, Visitor visitor)
      implements TreeVisitor, Inside.Visitor {

    @Override
    public void found(Found found) throws IOException {
      if (!found.attributes().isDirectory()) {
        file(found.in(), found.name(), found.attributes());
        return;
      }
      switch (category.unit()) {
        case DIRECTORY -> directory(found);
        default -> {} // What is in it is matched by itself.
      }
    }

    private void directory(Found found) throws IOException {
      if (mounts.has(found.in().path().resolve(found.name()))) {
        cannot(found.path(), "something is mounted there; declare it on its own");
        return;
      }
      try {
        new Inside(this).of(found.in(), found.name());
      } catch (IOException e) {
        cannot(found.path(), Why.of(e));
      }
    }

    @Override
    public void file(OpenDirectory in, Path name, PosixFileAttributes attributes)
        throws IOException {
      if (attributes.isRegularFile()) {
        visitor.file(category, in, name, attributes);
      }
    }

    @Override
    public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) {
      // Its files were shown.
    }

    @Override
    public void cannot(Path path, String reason) throws IOException {
      visitor.cannot(path, reason);
    }

    @Override
    public boolean goesOn() {
      return true;
    }
  }
}
