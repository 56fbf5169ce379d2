package jitsiprivacy.retention.category;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where copies go must not be what is copied from, or they would be due at once. */
public final class Archives {

  private Archives() {}

  /**
   * A category whose files are declared to lie in an archive is allowed: it says how long copies
   * are kept.
   *
   * @throws IllegalArgumentException when an archive lies among the files of a category, in words
   *     for the operator
   */
  public static void check(List<Category> categories) {
    for (Category from : categories) {
      from.archive().ifPresent(archive -> check(from, archive, categories));
    }
  }

  private static void check(Category from, Path archive, List<Category> categories) {
    if (!archive.isAbsolute() || !archive.equals(archive.normalize())) {
      throw new IllegalArgumentException(
          "categories."
              + from.name()
              + ".archive: an absolute path, whose names are written out, not "
              + archive);
    }
    for (Category category : categories) {
      for (FilePattern files : category.files()) {
        boolean isOwn = category.equals(from) && files.root().startsWith(archive);
        if (isOwn || liesAmong(archive, files)) {
          throw new IllegalArgumentException(
              "categories."
                  + from.name()
                  + ".archive is "
                  + archive
                  + ", which lies among the files of categories."
                  + category.name()
                  + ", "
                  + files
                  + ": what is archived there would be due again. Name another directory");
        }
      }
    }
  }

  private static boolean liesAmong(Path archive, FilePattern files) {
    if (!archive.startsWith(files.root()) || archive.equals(files.root())) {
      return false;
    }
    List<String> names = new ArrayList<>();
    files.root().relativize(archive).forEach(name -> names.add(name.toString()));
    return files.reaches(names) || files.matches(names);
  }
}
