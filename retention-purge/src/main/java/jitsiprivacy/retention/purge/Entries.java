package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Whose;
import jitsiprivacy.retention.clock.LogClock;
import jitsiprivacy.retention.tree.Found;

/**
 * Entries of a log, each of one line with a time, and of the lines without one that follow it.
 *
 * @param clock that reads their times
 */
record Entries(Category category, LogTexts texts, LogClock clock) {

  /** Bytes of the head in which there is a time, if there is any. */
  private static final int HEAD = 1 << 16;

  /** When the first one was written, if that is so long ago that it is due. */
  Optional<Instant> oldestDue(Found found) throws IOException {
    try (LogTexts.Text text = open(found, found.name())) {
      Lines lines = new Lines(text.in());
      while (lines.begin() < HEAD && lines.next()) {
        Optional<Instant> time = clock.of(lines.start());
        if (time.isPresent()) {
          return time.filter(this::isDue);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Where the first one begins that is not due, in bytes: all before it is older. Empty when there
   * is none.
   */
  OptionalLong firstYoung(LogTexts.Text text) throws IOException {
    Lines lines = new Lines(text.in());
    while (lines.next()) {
      Optional<Instant> time = clock.of(lines.start());
      if (time.isPresent() && !isDue(time.get())) {
        return OptionalLong.of(lines.begin());
      }
    }
    return OptionalLong.empty();
  }

  /** When one is due. */
  Instant due(Instant written) {
    return category.due(written, Whose.UNKNOWN).orElse(Instant.MAX);
  }

  private boolean isDue(Instant written) {
    return !due(written).isAfter(clock.now());
  }

  /**
   * Opens a log.
   *
   * @param name that it has by now in its directory
   */
  LogTexts.Text open(Found found, Path name) throws IOException {
    return texts.open(Channels.newInputStream(found.in().read(name)), found.called().toString());
  }
}
