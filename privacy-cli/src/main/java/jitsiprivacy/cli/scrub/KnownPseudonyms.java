package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.IssuedPseudonyms;

/**
 * The pseudonyms of this host, read again where it matters: Jicofo and the bridge make new ones all
 * the time, each before it writes it to a log.
 */
final class KnownPseudonyms {

  private final Path keys;
  private final InstantSource clock;
  private Predicate<IpAddress> known = address -> false;
  private Instant readAt = Instant.MIN;

  KnownPseudonyms(Path keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Those that can be in a text.
   *
   * @param written when the text was last added to
   */
  Predicate<IpAddress> in(Supplier<Instant> written) {
    return address -> {
      if (!known.test(address) && !written.get().isBefore(readAt)) {
        read();
      }
      return known.test(address);
    };
  }

  /**
   * @throws UncheckedIOException when there are some, but they cannot be read
   */
  void read() {
    readAt = clock.instant();
    try {
      known = IssuedPseudonyms.in(keys);
    } catch (NoSuchFileException e) {
      known = address -> false; // Nobody made any yet.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
