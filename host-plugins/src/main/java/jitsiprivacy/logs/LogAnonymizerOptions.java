package jitsiprivacy.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.anonymizer.keys.KeySchedule;
import jitsiprivacy.anonymizer.replace.KeptNetworks;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Pseudonyms;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.replace.Truncated;
import jitsiprivacy.anonymizer.text.Kind;

/** {@code privacy.log-anonymizer}. */
public record LogAnonymizerOptions(
    boolean enabled,
    Set<Kind> replace,
    Addresses addresses,
    List<String> keep,
    boolean keepPrivate,
    Truncate truncate,
    Keys keys) {

  /** What becomes of an address. */
  public enum Addresses {
    PSEUDONYM,
    TRUNCATE,
    REDACT
  }

  /** Leading bits that stay. */
  public record Truncate(int v4, int v6) {
    public Truncate {
      new Truncated(v4, v6);
    }
  }

  /** How long a key is used, and kept after that. */
  public record Keys(Duration period, Duration kept) {
    public Keys {
      new KeySchedule(period, kept);
    }
  }

  public LogAnonymizerOptions {
    Networks.parse(keep);
  }

  /** Where programs of one host share the keys of pseudonyms. */
  public static Path keysIn(Path stateDir) {
    return stateDir.resolve("keys/addresses");
  }

  public KeySchedule schedule() {
    return new KeySchedule(keys.period(), keys.kept());
  }

  /**
   * What becomes of an address.
   *
   * @param ring asked for only when there are to be pseudonyms
   */
  public Replacement replacement(Supplier<KeyRing> ring) {
    Networks kept = networks();
    return new KeptNetworks(
        kept,
        switch (addresses) {
          case REDACT -> new Redacted();
          case TRUNCATE -> new Truncated(truncate.v4(), truncate.v6());
          case PSEUDONYM -> new Pseudonyms(ring.get(), kept);
        });
  }

  /** Networks whose addresses stay. */
  public Networks networks() {
    Networks always = Networks.THIS_HOST.and(Networks.parse(keep));
    return keepPrivate ? always.and(Networks.PRIVATE) : always;
  }
}
