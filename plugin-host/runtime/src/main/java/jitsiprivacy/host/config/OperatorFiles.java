package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The main file and {@code conf.d/*.conf} beside it. */
final class OperatorFiles {
  private static final String MISSING =
      "there is no such file. To get the shipped one back: apt install --reinstall"
          + " -o Dpkg::Options::=--force-confmiss jitsi-privacy. To start from nothing: a file that"
          + " holds \"privacy {}\" is enough";

  private final FileParser parser = new FileParser();
  private final List<Problem> problems = new ArrayList<>();
  private final List<ConfigObject> roots = new ArrayList<>();

  /**
   * Reads all files.
   *
   * @param mainFile absolute
   * @throws ConfigException with the first problem of each broken file
   */
  OperatorFiles(Path mainFile) throws ConfigException {
    if (Files.notExists(mainFile, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(new Problem(mainFile.toString(), 0, "", MISSING));
    } else {
      parse(mainFile);
    }
    fragments(mainFile.resolveSibling("conf.d")).forEach(this::parse);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    Collections.reverse(roots);
  }

  /** Their contents, the file that wins first. */
  Layers layers() {
    return new Layers(roots);
  }

  /** All that was read, included files too. */
  List<Path> read() {
    return parser.read();
  }

  private void parse(Path file) {
    try {
      roots.add(parser.parse(file));
    } catch (Unusable e) {
      problems.add(e.problem());
    }
  }

  /** By name, as {@code ls} and every other conf.d have it; editors' and hidden files are not. */
  private List<Path> fragments(Path directory) {
    List<Path> files = new ArrayList<>();
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[!.]*.conf")) {
      entries.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      String message =
          Files.isDirectory(directory)
              ? "this directory may not be read by this user"
              : "is not a directory, but must be one";
      problems.add(new Problem(directory.toString(), 0, "", message));
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }
}
