package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.IssuedPseudonyms;

/**
 * The pseudonyms of this host, read again where it matters: Jicofo and the bridge make new ones all
 * the time, and put each on record within a second.
 */
final class KnownPseudonyms {

  static final Duration RECORDED_WITHIN = Duration.ofMillis(1500);

  private final Path keys;
  private final InstantSource clock;
  private final Consumer<Duration> sleep;
  private Predicate<IpAddress> known = address -> false;
  private Instant readAt = Instant.MIN;
  private boolean made;

  KnownPseudonyms(Path keys) {
    this(keys, InstantSource.system(), KnownPseudonyms::sleep);
  }

  KnownPseudonyms(Path keys, InstantSource clock, Consumer<Duration> sleep) {
    this.keys = keys;
    this.clock = clock;
    this.sleep = sleep;
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Those that can be in a text.
   *
   * @param written when what is looked at now was written, at the latest
   */
  Predicate<IpAddress> in(Supplier<Instant> written) {
    return new InText(written);
  }

  /**
   * @throws UncheckedIOException when there are some, but they cannot be read
   */
  void read() {
    readAt = clock.instant();
    try {
      known = IssuedPseudonyms.in(keys);
      made = true;
    } catch (NoSuchFileException e) {
      known = address -> false; // Nobody made any yet.
      made = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class InText implements Predicate<IpAddress> {

    private final Supplier<Instant> written;
    // Once there is a raw one, no false one makes it worse, and waiting for each would take hours.
    private boolean patient = true;

    InText(Supplier<Instant> written) {
      this.written = written;
    }

    @Override
    public boolean test(IpAddress address) {
      if (known.test(address)) {
        return true;
      }
      Instant recorded = written.get().plus(RECORDED_WITHIN);
      if (readAt.isBefore(recorded)) {
        readAgain(recorded);
      }
      patient &= known.test(address);
      return known.test(address);
    }

    private void readAgain(Instant recorded) {
      Duration early = Duration.between(clock.instant(), recorded);
      if (patient && made && !early.isNegative()) {
        // Never longer, should the clock have been set.
        sleep.accept(early.compareTo(RECORDED_WITHIN) < 0 ? early : RECORDED_WITHIN);
      }
      if (patient || readAt.plus(RECORDED_WITHIN).isBefore(clock.instant())) {
        read();
      }
    }
  }
}
