package jitsiprivacy.recording.seal.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;

/** What operators have looked at, by session: these doubts keep a recording closed no more. */
public final class Releases {

  private final SessionFiles files;

  /**
   * @param directory need not be there
   */
  public Releases(Path directory, Disk disk) {
    this.files = new SessionFiles(directory, disk);
  }

  /**
   * @throws IOException when that cannot be read: then nothing is released
   */
  public Set<Doubt> of(String session) throws IOException {
    try {
      Optional<byte[]> text = files.read(session);
      return text.isPresent() ? ManifestFormat.readReleased(text.get()) : Set.of();
    } catch (IOException e) {
      throw new IOException(
          "it is not known what was released, since "
              + files.file(session)
              + " cannot be used. Move it away, and release the recording again: "
              + e.getMessage(),
          e);
    }
  }

  /** Durable when this returns. */
  public void add(String session, Collection<Doubt> doubts) throws IOException {
    Set<Doubt> all = new HashSet<>(of(session));
    all.addAll(doubts);
    files.write(session, ManifestFormat.writeReleased(all));
  }

  /** Of a recording that nobody opens any more. */
  public void delete(String session) throws IOException {
    files.delete(session);
  }
}
