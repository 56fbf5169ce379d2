package jitsiprivacy.logs;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;

/** Anonymizes text as configured, for any number of threads, and never lets any through raw. */
@Singleton
final class Anonymizer {

  private final Replacement replacement;
  private final Set<Kind> kinds;
  private final GuardHealth health;
  private final Background background;
  // As many as were ever at work at once: each remembers clients.
  private final ConcurrentLinkedQueue<LineScrubber> idle = new ConcurrentLinkedQueue<>();
  private final LongAdder withheld = new LongAdder();

  @Inject
  Anonymizer(
      LogAnonymizerOptions options,
      StateDirectory state,
      Background background,
      @Named(LogAnonymizerModule.ID) GuardHealth health) {
    this(
        options.replacement(() -> ring(options, state, background, health)),
        options.replace(),
        background,
        health);
  }

  Anonymizer(Replacement replacement, Set<Kind> kinds, Background background, GuardHealth health) {
    this.replacement = replacement;
    this.kinds = kinds;
    this.background = background;
    this.health = health;
  }

  private static KeyRing ring(
      LogAnonymizerOptions options,
      StateDirectory state,
      Background background,
      GuardHealth health) {
    KeyRing keys =
        new KeyRing(
            LogAnonymizerOptions.keysIn(state.path()),
            options.schedule(),
            Clock.systemUTC(),
            new KeyAlerts(health));
    KeyUpkeep.start(keys, background);
    return keys;
  }

  /** The text with everything replaced, or a marker when that fails. */
  String line(String text, String source) {
    try {
      LineScrubber found = idle.poll();
      LineScrubber scrubber = found == null ? new LineScrubber(replacement, kinds) : found;
      String scrubbed = scrubber.scrub(text);
      idle.add(scrubber); // One that failed is not used again.
      return scrubbed;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failed(e);
      return Withheld.marker(text.length(), source) + System.lineSeparator();
    }
  }

  /** For one stream. */
  StreamScrubber stream() {
    return new StreamScrubber(replacement, kinds);
  }

  /** Tells that something had to be withheld. On another thread, since telling is logging. */
  void failed(Throwable cause) {
    withheld.increment();
    background.run(
        () ->
            health.alert(
                "withheld",
                withheld.sum()
                    + " pieces of log could not be anonymized and were withheld: "
                    + cause,
                cause));
  }
}
