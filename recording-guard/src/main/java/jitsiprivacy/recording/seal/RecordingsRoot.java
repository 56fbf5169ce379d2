package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.recording.seal.manifest.Words;

/** Where Jibri writes: a directory with one for each recording, called by its session. */
public final class RecordingsRoot {

  private final Path root;

  /**
   * @param root may be a link; nothing below it is followed
   * @throws IOException when it is no directory
   */
  public RecordingsRoot(Path root) throws IOException {
    this.root = root.toRealPath();
    if (!Files.isDirectory(this.root)) {
      throw new IOException("no directory: " + root);
    }
  }

  /**
   * The recording in a directory.
   *
   * @param given as Jibri names it
   * @throws IOException when there is none, or it is anything else than a directory directly below
   *     the root
   */
  public RecordingDirectory at(Path given) throws IOException {
    Path absolute = given.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent) || !parent.toRealPath().equals(root)) {
      throw new IOException(
          given
              + " is not directly below "
              + root
              + ", which is recordings.directory in the configuration: nothing was touched");
    }
    return named(absolute.getFileName().toString());
  }

  /**
   * The recording of a session.
   *
   * @throws IOException when there is none
   */
  public RecordingDirectory named(String session) throws IOException {
    if (!Words.isWord(session)) {
      throw new IOException("no recording is called like that: " + session);
    }
    Path path = root.resolve(session);
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          path + " is no directory; a link to one is none, either: nothing was touched");
    }
    return new RecordingDirectory(path);
  }

  /** All that there are, by name. What else lies there is left out. */
  public List<RecordingDirectory> all() throws IOException {
    List<RecordingDirectory> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (Words.isWord(entry.getFileName().toString())
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          all.add(new RecordingDirectory(entry));
        }
      }
    }
    all.sort((one, other) -> one.session().compareTo(other.session()));
    return all;
  }
}
