package jitsiprivacy.recording.seal.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;

/** What the focus leaves for who seals, by session. */
public final class FactsFiles {

  /** Of what cannot be read nobody knows whether it keeps the recording closed. */
  private static final String UNREADABLE = "unreadable-facts";

  private final SessionFiles files;

  /**
   * @param directory need not be there
   */
  public FactsFiles(Path directory, Disk disk) {
    this.files = new SessionFiles(directory, disk);
  }

  /** Whether it is there or not. */
  public Path file(String session) {
    return files.file(session);
  }

  /**
   * Empty when there are none.
   *
   * @throws IOException when they cannot be used
   */
  public Optional<RecordingFacts> read(String session) throws IOException {
    Optional<byte[]> text = files.read(session);
    return text.isPresent() ? Optional.of(ManifestFormat.readFacts(text.get())) : Optional.empty();
  }

  /** Why they say that it is to be looked at, if they do. */
  public List<Doubt> doubts(String session) throws IOException {
    try {
      return read(session).map(RecordingFacts::quarantine).orElse(List.of());
    } catch (IOException e) {
      return List.of(new Doubt(UNREADABLE, files.modified(session)));
    }
  }

  /**
   * Adds to what is there. Durable when this returns.
   *
   * @param known as it is known now
   * @throws IOException also when what is there cannot be used: it is left as it is
   */
  public void add(String session, RecordingFacts known) throws IOException {
    files.write(session, ManifestFormat.write(before(session).and(known)));
  }

  private RecordingFacts before(String session) throws IOException {
    try {
      return read(session).orElse(RecordingFacts.NONE);
    } catch (IOException e) {
      throw new IOException(file(session) + " cannot be used: move it away: " + e.getMessage(), e);
    }
  }

  /**
   * Deletes what was written last before a time. What keeps a recording closed stays.
   *
   * @param keep those that are still written
   * @throws IOException when one could not be; all others were
   */
  public void deleteOlder(Instant before, Predicate<String> keep, Releases releases)
      throws IOException {
    IOException last = null;
    for (String session : files.sessions()) {
      try {
        if (!keep.test(session)
            && files.modified(session).isBefore(before)
            && releases.of(session).containsAll(doubts(session))) {
          files.delete(session);
        }
      } catch (IOException e) {
        last = e; // It must not keep the others.
      }
    }
    if (last != null) {
      throw last;
    }
  }

  /** Of a recording that nobody opens any more. */
  public void delete(String session) throws IOException {
    files.delete(session);
  }
}
