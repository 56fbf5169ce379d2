package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the logs are: in a directory for each year. */
final class ArchiveDirectory {

  private final Path path;

  ArchiveDirectory(Path path) {
    this.path = path.toAbsolutePath();
  }

  Path path() {
    return path;
  }

  Path of(int year) {
    return path.resolve(YearKeys.name(year));
  }

  /** In their order. */
  NavigableSet<Integer> years() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      NavigableSet<Integer> years = new TreeSet<>();
      all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
          .map(each -> YearKeys.year(each.getFileName().toString()))
          .flatMap(Optional::stream)
          .forEach(years::add);
      return years;
    }
  }
}
