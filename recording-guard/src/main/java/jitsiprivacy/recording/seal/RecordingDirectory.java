package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.WholeFile;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;

/**
 * The directory of a recording. While it is being sealed there is {@code .sealing} in it; once it
 * is, {@code sealed.json}.
 *
 * @param path is a directory, and no link
 */
public record RecordingDirectory(Path path) {

  private static final String WORKSHOP = ".sealing";
  private static final String MANIFEST = "sealed.json";

  public String session() {
    return path.getFileName().toString();
  }

  Path workshop() {
    return path.resolve(WORKSHOP);
  }

  Path manifest() {
    return path.resolve(MANIFEST);
  }

  public boolean isSealed() {
    return Files.exists(manifest(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a run that sealed it did not come to its end, or has not yet. */
  public boolean isBeingSealed() {
    return Files.exists(workshop(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * @throws IOException when there is none, or it cannot be understood
   */
  public Manifest readManifest() throws IOException {
    byte[] text = WholeFile.read(Disk.local(), manifest(), ManifestFormat.LONGEST);
    try {
      Manifest read = ManifestFormat.read(text);
      if (read.session().equals(session())) {
        return read;
      }
      throw new IOException("it is that of another recording, " + read.session());
    } catch (IOException e) {
      throw new IOException(
          "not a manifest that can be used: " + manifest() + ": " + e.getMessage(), e);
    }
  }

  /** Names of all that lies in it but the workshop and the manifest, in order. */
  List<Path> names() throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.equals(WORKSHOP) && !name.equals(MANIFEST)) {
          names.add(entry.getFileName());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }
}
