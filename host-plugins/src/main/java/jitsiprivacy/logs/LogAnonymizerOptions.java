package jitsiprivacy.logs;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.keys.KeySchedule;
import jitsiprivacy.anonymizer.replace.Networks;
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

  /** Networks whose addresses stay. */
  Networks networks() {
    Networks always = Networks.THIS_HOST.and(Networks.parse(keep));
    return keepPrivate ? always.and(Networks.PRIVATE) : always;
  }
}
