package jitsiprivacy.recording.seal.facts;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.WholeFile;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;
import jitsiprivacy.recording.seal.manifest.Words;

/**
 * A directory with a small file for each session, {@code SESSION.json}. The group of the directory
 * above may do with them what it may do there. A session is a word, so that no name leads out of
 * the directory.
 */
record SessionFiles(Path directory, Disk disk) {

  private static final String SUFFIX = ".json";

  /** Begins as no word does. */
  private static final String DRAFT = ".new-";

  /**
   * @throws IllegalArgumentException when that is no session
   */
  Path file(String session) {
    if (!Words.isWord(session)) {
      throw new IllegalArgumentException("no session is called like that");
    }
    return directory.resolve(session + SUFFIX);
  }

  /** Empty when there is none; a link or anything else that is there is refused. */
  Optional<byte[]> read(String session) throws IOException {
    Path file = file(session);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(WholeFile.read(disk, file, ManifestFormat.LONGEST))
        : Optional.empty();
  }

  /** When it was written last. */
  Instant modified(String session) throws IOException {
    return Files.getLastModifiedTime(file(session), LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  /** In place of what is there. Durable when this returns; whoever reads sees one or the other. */
  void write(String session, byte[] bytes) throws IOException {
    Path file = file(session);
    make();
    Path draft = directory.resolve(DRAFT + session);
    disk.delete(draft);
    WholeFile.write(disk, draft, directory, bytes);
    disk.share(draft);
    disk.move(draft, file);
    disk.sync(directory);
  }

  private void make() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    try {
      disk.makeDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      return; // Another program was faster.
    }
    disk.share(directory);
    disk.sync(directory.toAbsolutePath().getParent());
  }

  void delete(String session) throws IOException {
    Path file = file(session);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      disk.delete(file);
      disk.sync(directory);
    }
  }

  /** Of all files. */
  List<String> sessions() throws IOException {
    List<String> sessions = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          String session = name.substring(0, name.length() - SUFFIX.length());
          if (Words.isWord(session)) {
            sessions.add(session);
          }
        }
      }
    }
    return sessions;
  }
}
