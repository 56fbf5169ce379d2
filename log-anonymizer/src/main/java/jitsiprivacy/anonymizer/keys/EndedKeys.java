package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Keys whose time is over, for who destroys them where no program runs that would. Those that run
 * do so within a minute.
 */
public final class EndedKeys {

  private final KeyDirectory directory;
  private final KeySchedule schedule;
  private final Instant now;

  /**
   * @param directory may be missing
   */
  public EndedKeys(Path directory, KeySchedule schedule, Instant now) {
    this.directory = new KeyDirectory(directory);
    this.schedule = schedule;
    this.now = now;
  }

  /** A key that is to be destroyed, and since when. */
  public record Ended(Path file, Instant since) {}

  /** How many keys there are. */
  public int count() throws IOException {
    return isThere() ? directory.present().size() : 0;
  }

  /** The oldest first. */
  public List<Ended> find() throws IOException {
    if (!isThere()) {
      return List.of();
    }
    return directory.present().stream()
        .filter(period -> !schedule.end(period).isAfter(now))
        .map(period -> new Ended(directory.file(period), schedule.end(period)))
        .toList();
  }

  /**
   * Destroys them, and what else is over: see {@link KeyDirectory#destroyEnded}.
   *
   * @throws IOException when one of them is still there; all others are gone
   */
  public void destroy() throws IOException {
    if (isThere()) {
      directory.destroyEnded(schedule, now);
    }
  }

  private boolean isThere() {
    return Files.isDirectory(directory.path());
  }
}
