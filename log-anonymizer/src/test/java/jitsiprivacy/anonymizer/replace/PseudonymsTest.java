package jitsiprivacy.anonymizer.replace;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.copy;
import static jitsiprivacy.anonymizer.Addresses.sharedBits;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.anonymizer.keys.KeySchedule;
import jitsiprivacy.anonymizer.keys.SetClock;
import jitsiprivacy.anonymizer.keys.Told;
import jitsiprivacy.anonymizer.replace.Replacement.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

  private static final Networks NONE = Networks.parse(List.of());

  @TempDir Path folder;
  private final SetClock clock = new SetClock("2026-11-01T12:00:00Z");
  private KeyRing ring;

  @BeforeEach
  void start() {
    ring = new KeyRing(folder.resolve("keys"), KeySchedule.DEFAULT, clock, new Told());
  }

  @Test
  void withoutAKeyAnAddressIsRedacted() {
    IpAddress address = address("203.0.113.77");
    assertThat(new Pseudonyms(ring, NONE).apply(address)).isEqualTo(Outcome.REDACTED);
    assertThat(text(address)).isEqualTo("203.0.113.77");
  }

  @Test
  void theSameAddressIsTheSamePseudonymUntilTheKeyRotates() {
    ring.tick();
    Pseudonyms pseudonyms = new Pseudonyms(ring, NONE);
    String first = replaced(pseudonyms, "203.0.113.77");
    int generation = pseudonyms.generation();
    assertThat(replaced(pseudonyms, "::ffff:203.0.113.77")).isEqualTo(first);
    assertThat(sharedBits(address(first), address(replaced(pseudonyms, "203.0.113.1"))))
        .isEqualTo(sharedBits(address("203.0.113.77"), address("203.0.113.1")));
    clock.set("2026-11-02T00:00:00Z");
    assertThat(replaced(pseudonyms, "203.0.113.77")).isNotEqualTo(first);
    assertThat(pseudonyms.generation()).isNotEqualTo(generation);
  }

  private static String replaced(Replacement replacement, String literal) {
    IpAddress address = address(literal);
    assertThat(replacement.apply(address)).isEqualTo(Outcome.REPLACED);
    return text(address);
  }

  @Test
  void noPseudonymLooksLikeTheOperatorsOwn() {
    ring.tick();
    Networks kept = Networks.parse(List.of("0.0.0.0/1", "203.0.113.0/24"));
    Replacement replacement = new KeptNetworks(kept, new Pseudonyms(ring, kept));
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      IpAddress address = IpAddress.v4(0x8000_0000 | i * 7_919);
      Outcome outcome = replacement.apply(address);
      assertThat(kept.test(address)).isEqualTo(outcome == Outcome.KEPT);
      seen.add(address.low());
    }
    assertThat(seen).hasSize(5_000);
    IpAddress own = address("203.0.113.77");
    assertThat(replacement.apply(own)).isEqualTo(Outcome.KEPT);
    assertThat(text(own)).isEqualTo("203.0.113.77");
  }

  @Test
  void anAddressIsRedactedWhereNearlyEverythingIsKept() {
    ring.tick();
    List<String> allButOne = new ArrayList<>();
    for (int bits = 1; bits <= 32; bits++) { // All but 0.0.0.0.
      allButOne.add(text(IpAddress.v4(1 << (32 - bits))) + "/" + bits);
    }
    IpAddress address = address("0.0.0.0");
    assertThat(new Pseudonyms(ring, Networks.parse(allButOne)).apply(address))
        .isEqualTo(Outcome.REDACTED);
    assertThat(text(address)).isEqualTo("0.0.0.0");
  }

  /** Each call uses one key from its first bit to its last, whatever happens meanwhile. */
  @Test
  void threadsNeverMixKeys() throws Exception {
    Networks kept = Networks.parse(List.of("0.0.0.0/1")); // So that every other address walks.
    Pseudonyms pseudonyms = new Pseudonyms(ring, kept);
    IpAddress asked = address("203.0.113.77");
    Set<String> right = new HashSet<>();
    List<Instant> days = new ArrayList<>();
    for (int day = 1; day <= 3; day++) {
      days.add(Instant.parse("2026-11-0" + day + "T12:00:00Z"));
      clock.set(days.get(day - 1));
      ring.tick();
      IpAddress pseudonym = copy(asked);
      assertThat(pseudonyms.apply(pseudonym)).isEqualTo(Outcome.REPLACED);
      right.add(text(pseudonym));
    }
    assertThat(right).hasSize(3);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Set<String>> apply =
          () -> {
            Set<String> seen = new HashSet<>();
            IpAddress address = copy(asked);
            while (!done.get()) {
              address.set(asked.high(), asked.low());
              if (pseudonyms.apply(address) == Outcome.REPLACED) {
                seen.add(text(address));
              }
            }
            return seen;
          };
      List<Future<Set<String>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(apply));
      }
      for (int i = 0; i < 300_000; i++) {
        clock.set(days.get(i % days.size()));
        if (i % 1_000 == 0) {
          ring.tick();
        }
      }
      done.set(true);
      Set<String> seen = new HashSet<>();
      for (Future<Set<String>> thread : all) {
        seen.addAll(thread.get());
      }
      assertThat(seen).hasSizeGreaterThan(1).isSubsetOf(right);
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }
}
