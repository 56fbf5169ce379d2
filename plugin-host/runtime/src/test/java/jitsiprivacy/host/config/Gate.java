package jitsiprivacy.host.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A guard's options with every type there is. */
record Gate(
    boolean enabled,
    Mode gate,
    int noticeVersion,
    long budget,
    String title,
    Duration grace,
    Period keep,
    Path ledger,
    List<String> domains,
    Set<Mode> modes,
    Map<String, Integer> weights,
    Store store,
    Optional<String> apiToken) {

  static final Section SECTION = new Section("consent-gate", Gate.class);

  static final String REFERENCE =
      """
      privacy {
        consent-gate {
          enabled = false
          gate = none
          notice-version = 1
          budget = 5000000000
          title = Welcome
          grace = 20s
          keep = 30d
          ledger = /var/lib/ledger
          domains = [example.org]
          modes = [publish]
          weights { a = 1 }
          store { url = "jdbc:sqlite", pool = 3 }
        }
      }
      """;

  Gate {
    if (enabled && gate == Mode.NONE) {
      throw new IllegalArgumentException("an enabled gate needs a mode other than none");
    }
  }

  enum Mode {
    NONE,
    PUBLISH,
    ADMISSION_ONLY
  }

  record Store(String url, int pool) {}
}
