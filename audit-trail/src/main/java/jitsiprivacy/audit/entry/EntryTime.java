package jitsiprivacy.audit.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as {@code 2026-11-25T16:41:26.177Z}: UTC, always with three digits of a second. */
public final class EntryTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EntryTime() {}

  public static String write(Instant time) {
    return FORMAT.format(time);
  }

  /**
   * @throws IllegalArgumentException when it is none
   */
  public static Instant read(String text) {
    try {
      return FORMAT.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time in UTC to the millisecond", e);
    }
  }
}
