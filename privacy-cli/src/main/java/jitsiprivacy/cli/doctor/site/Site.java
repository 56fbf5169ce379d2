package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A host as the checks see it.
 *
 * @param root where its files begin
 * @param settings what is configured there
 * @param jicofo where Jicofo is, or will be: as this host calls it
 * @param jvb where the bridge is, or will be: as this host calls it
 * @param processes those that run there
 * @param rooms how much is free on its disks
 */
public record Site(
    Root root,
    Settings settings,
    Path jicofo,
    Path jvb,
    Processes processes,
    Rooms rooms,
    Clock clock) {

  /** Nobody writes a configuration that is longer. */
  private static final long LONGEST = 4 << 20;

  public boolean hasJicofo() {
    return Files.exists(jicofo);
  }

  public boolean hasJvb() {
    return Files.exists(jvb);
  }

  /** A file of that host, which need not be there. */
  public Path path(String path) throws IOException {
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      throw new IOException("what is configured is no name of a file", e);
    }
  }

  /** Where what must outlive a restart is. */
  public Path stateDirectory() throws IOException {
    return path(settings.host().stateDir().toString());
  }

  /** As an operator of that host knows it. */
  public String shown(Path path) {
    return root.shown(path);
  }

  /**
   * A text of that host, empty when there is none of that name.
   *
   * @throws FileSystemException when it cannot be a configuration
   */
  public Optional<String> text(String path) throws IOException {
    return textOf(path(path));
  }

  /** The same of a file that another one names, from where it lies. */
  public Optional<String> textBeside(String file, String name) throws IOException {
    return text(name.startsWith("/") ? name : file.substring(0, file.lastIndexOf('/') + 1) + name);
  }

  /** The same of a file that was found. */
  public Optional<String> textOf(Path file) throws IOException {
    // Every byte is a character: what cannot be decoded stands in comments.
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The same of a file of ours, in which every character counts. */
  public Optional<String> utf8(Path file) throws IOException {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.empty();
        }
        throw new FileSystemException(file.toString(), null, "is no file");
      }
      if (Files.size(file) > LONGEST) {
        throw new FileSystemException(file.toString(), null, "is too large to be a configuration");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Files of a directory of that host, sorted; where links lead; empty when there is none.
   *
   * @param pattern of names, such as {@code *.conf}
   */
  public List<Path> files(String directory, String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path(directory), pattern)) {
      for (Path each : found) {
        files.add(path(directory + "/" + each.getFileName()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    Collections.sort(files);
    return files;
  }
}
