package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.OpenDirectory;

/**
 * The manifest of a recording, read from the directory that is to be deleted, whatever lies at its
 * path by now.
 */
final class ManifestIn {

  private static final Path NAME = Path.of("sealed.json");

  private ManifestIn() {}

  /**
   * Empty when there is none: it is not sealed.
   *
   * @param name of the recording in its directory by now
   * @throws IOException also when it is that of another recording
   */
  static Optional<Manifest> of(Found found, Path name) throws IOException {
    byte[] text;
    try (OpenDirectory recording = found.in().open(name);
        SeekableByteChannel in = recording.read(NAME)) {
      text = bytes(in);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      Manifest manifest = ManifestFormat.read(text);
      if (!manifest.session().equals(found.called().toString())) {
        throw new IOException("it is that of another recording");
      }
      return Optional.of(manifest);
    } catch (IOException e) {
      throw new IOException("its manifest cannot be used: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(SeekableByteChannel in) throws IOException {
    if (in.size() > ManifestFormat.LONGEST) {
      throw new IOException("its manifest is too long to be one");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
