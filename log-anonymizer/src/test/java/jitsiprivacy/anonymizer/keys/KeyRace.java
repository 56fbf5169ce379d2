package jitsiprivacy.anonymizer.keys;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * A process of its own: goes through as many days as told, and prints a pseudonym of each. All of
 * them are past, so that no draft of another process seems to be left behind.
 */
final class KeyRace {

  private KeyRace() {}

  public static void main(String[] arguments) throws Exception {
    Path keys = Path.of(arguments[0]);
    Path start = Path.of(arguments[1]);
    int days = Integer.parseInt(arguments[2]);
    System.out.println("ready");
    while (!Files.exists(start)) {
      Thread.onSpinWait();
    }
    Told told = new Told();
    // Nothing is destroyed: one may be days ahead of the other.
    KeySchedule schedule = new KeySchedule(Duration.ofDays(1), Duration.ofDays(1_000));
    StringBuilder pseudonyms = new StringBuilder();
    for (int day = 0; day < days; day++) {
      Instant now = Instant.parse("2001-01-01T12:00:00Z").plus(Duration.ofDays(day));
      KeyRing ring = new KeyRing(keys, schedule, Clock.fixed(now, ZoneOffset.UTC), told);
      ring.tick();
      IpAddress address = address("2001:db8::1");
      ring.current()
          .orElseThrow(() -> new IllegalStateException(told.news().toString()))
          .encrypt(address);
      pseudonyms.append(text(address)).append('\n');
    }
    System.out.print(pseudonyms);
    System.out.println(told.news());
  }
}
