package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.subject.KeptFiles;
import jitsiprivacy.retention.tree.OpenDirectory;

/** How much there is to be searched. */
final class FilesSize implements KeptFiles.Visitor {

  private long bytes;

  private FilesSize() {}

  static long of(Host host) throws IOException, Failure {
    FilesSize size = new FilesSize();
    new KeptFiles(host.files()).visit(size);
    return size.bytes;
  }

  @Override
  public void file(Category category, OpenDirectory in, Path name, PosixFileAttributes attributes) {
    bytes += attributes.size();
  }

  @Override
  public void cannot(Path path, String reason) {
    // Told when it is searched.
  }
}
