package jitsiprivacy.retention.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T08:30:00Z, P14D, 2026-11-15T08:30:00Z",
    "2026-01-31T23:59:59.999Z, P1M, 2026-02-28T23:59:59.999Z",
    "2028-01-31T00:00:00Z, P1M, 2028-02-29T00:00:00Z",
    "2028-02-29T12:00:00Z, P1Y, 2029-02-28T12:00:00Z",
    "2028-02-29T12:00:00Z, P4Y, 2032-02-29T12:00:00Z",
    "2026-10-25T00:30:00Z, P1D, 2026-10-26T00:30:00Z",
    "2026-01-31T00:00:00Z, P1M1D, 2026-03-01T00:00:00Z",
    "1969-12-31T23:59:59Z, P1D, 1970-01-01T23:59:59Z",
  })
  void byTheCalendar(Instant start, Period keep, Instant due) {
    assertThat(Due.after(start, keep)).contains(due);
  }

  @Test
  void whatNoClockShowsIsNeverDue() {
    assertThat(Due.after(Instant.MAX, Period.ofDays(1))).isEmpty();
    assertThat(Due.after(Instant.now(), Period.ofYears(Integer.MAX_VALUE))).isEmpty();
    assertThat(Due.after(Instant.now(), Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 1)))
        .isEmpty();
    assertThat(Due.after(Instant.MIN, Period.ofDays(1))).as("or any time").isNotNull();
  }

  @Property
  void itIsLaterByAsManyDays(
      @ForAll @LongRange(min = -5_000_000_000L, max = 50_000_000_000L) long start,
      @ForAll @IntRange(min = 1, max = 40_000) int days) {
    assertThat(Due.after(Instant.ofEpochSecond(start), Period.ofDays(days)))
        .contains(Instant.ofEpochSecond(start + 86_400L * days));
  }

  @Property
  void aMonthIsNoShorterThanTheShortestAndNoLongerThanTheLongest(
      @ForAll @LongRange(min = -5_000_000_000L, max = 50_000_000_000L) long start,
      @ForAll @IntRange(min = 1, max = 1200) int months) {
    Instant due = Due.after(Instant.ofEpochSecond(start), Period.ofMonths(months)).orElseThrow();
    assertThat(due.getEpochSecond() - start)
        .isBetween(86_400L * 28 * months, 86_400L * 31 * months);
  }

  /**
   * But for the time of day: the last three days of a month end on the same one of a short month.
   */
  @Property
  void whatBeginsLaterIsNotDueOnAnEarlierDay(
      @ForAll @LongRange(min = 0, max = 50_000_000_000L) long start,
      @ForAll @LongRange(min = 0, max = 100_000_000L) long later,
      @ForAll @IntRange(min = 0, max = 200) int years,
      @ForAll @IntRange(min = 0, max = 30) int months,
      @ForAll @IntRange(min = 0, max = 400) int days) {
    Period keep = Period.of(years, months, days);
    assertThat(day(Due.after(Instant.ofEpochSecond(start), keep)))
        .isBeforeOrEqualTo(day(Due.after(Instant.ofEpochSecond(start + later), keep)));
  }

  private static LocalDate day(Optional<Instant> due) {
    return LocalDate.ofInstant(due.orElseThrow(), ZoneOffset.UTC);
  }

  @Property
  void nothingOverflows(
      @ForAll long start, @ForAll int years, @ForAll int months, @ForAll int days) {
    Instant from =
        Instant.ofEpochSecond(
            Math.floorMod(start, 2 * Instant.MAX.getEpochSecond()) - Instant.MAX.getEpochSecond());
    Period keep =
        Period.of(years & Integer.MAX_VALUE, months & Integer.MAX_VALUE, days & Integer.MAX_VALUE);
    Due.after(from, keep).ifPresent(due -> assertThat(due).isAfterOrEqualTo(from));
  }
}
