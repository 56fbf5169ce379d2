package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.WholeFile;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;

/**
 * The directory {@code .sealing} in that of a recording: what is made of it before it is in place,
 * and how far a run came.
 */
final class Workshop {

  private static final String LOCK = "lock";
  private static final String MANIFEST = "sealed.json";
  private static final String SUMS = Sums.NAME;
  private static final String RECORDED = "recorded";

  private static final int LONGEST_SUMS = 1 << 20;

  private final RecordingDirectory recording;
  private final Path directory;
  private final Disk disk;

  Workshop(RecordingDirectory recording, Disk disk) {
    this.recording = recording;
    this.directory = recording.workshop();
    this.disk = disk;
  }

  /** Makes it, and takes its lock; empty when it vanished, since somebody else was done with it. */
  Optional<SealingLock> enter(SealingListener listener) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try {
        disk.makeDirectory(directory);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
          throw new IOException(directory + " is no directory: move it away", e);
        }
      }
    }
    return SealingLock.take(directory.resolve(LOCK), listener);
  }

  /** A file while it is not in place yet. */
  Path part(int number) {
    return directory.resolve(number + ".age");
  }

  private Path draft() {
    return directory.resolve(MANIFEST);
  }

  /** All parts are there and were read back: says what they are. */
  void finishParts(Manifest manifest, byte[] sums, Path like) throws IOException {
    WholeFile.write(disk, directory.resolve(SUMS), recording.path(), sums);
    WholeFile.write(disk, draft(), like, ManifestFormat.write(manifest));
    disk.sync(directory);
    disk.sync(recording.path());
  }

  /** What an earlier run said there; empty when it did not come to that. */
  Optional<Manifest> finishedParts() throws IOException {
    if (!Files.isRegularFile(draft(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    byte[] text = WholeFile.read(disk, draft(), ManifestFormat.LONGEST);
    try {
      Manifest read = ManifestFormat.read(text);
      return read.session().equals(recording.session()) ? Optional.of(read) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // The machine stopped while it was written.
    }
  }

  /** Puts everything in place, the manifest last: from then on it is sealed. */
  void publish(Manifest manifest) throws IOException {
    for (int i = 0; i < manifest.files().size(); i++) {
      Path target = recording.path().resolve(manifest.files().get(i).name());
      if (Files.exists(part(i), LinkOption.NOFOLLOW_LINKS)) {
        disk.move(part(i), target);
      } else if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it is gone, so that nothing plain is deleted: " + target);
      }
    }
    disk.sync(recording.path());
    disk.move(draft(), recording.manifest());
    disk.sync(recording.path());
    disk.sync(directory);
  }

  /** Of the plain files; empty when nothing is left to do. */
  Optional<Sums> sums() throws IOException {
    Path file = directory.resolve(SUMS);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Sums.read(WholeFile.read(disk, file, LONGEST_SUMS)))
        : Optional.empty();
  }

  boolean isRecorded() {
    return Files.exists(directory.resolve(RECORDED), LinkOption.NOFOLLOW_LINKS);
  }

  void setRecorded() throws IOException {
    WholeFile.write(disk, directory.resolve(RECORDED), recording.path(), new byte[0]);
    disk.sync(directory);
  }

  /** Deletes all that is in it but the lock. What says that something is left to do goes first. */
  void clear() throws IOException {
    disk.delete(directory.resolve(SUMS));
    disk.sync(directory);
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(left::add);
    }
    left.remove(directory.resolve(LOCK));
    for (Path each : left) {
      disk.delete(each);
    }
  }

  /** Deletes all of it, while its lock is held. */
  void leave() throws IOException {
    clear();
    disk.delete(directory.resolve(LOCK));
    try {
      disk.delete(directory);
    } catch (DirectoryNotEmptyException e) {
      return; // Somebody else came in, who will find that nothing is left to do.
    }
    disk.sync(recording.path());
  }
}
