package jitsiprivacy.recording.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // 2026-11-27 is a Friday.
    "2026-11-27T21:59+01:00, false",
    "2026-11-27T22:00+01:00, true",
    "2026-11-28T00:00+01:00, true",
    "2026-11-28T05:59+01:00, true",
    "2026-11-28T06:00+01:00, false",
    "2026-11-28T22:00+01:00, false",
    "2026-11-27T00:00+01:00, false",
    "2026-11-27T21:00Z, true",
  })
  void acrossMidnightItBelongsToTheDayOnWhichItBegins(String time, boolean inside) {
    TimeWindow fridayNight = window("22:00", "06:00", DayOfWeek.FRIDAY);
    assertThat(fridayNight.contains(OffsetDateTime.parse(time).toInstant())).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    // Put forward: 02:00 is 03:00.
    "2026-03-29T01:59+01:00, false",
    "2026-03-29T03:00+02:00, true",
    "2026-03-29T03:29+02:00, true",
    "2026-03-29T03:30+02:00, false",
    // Put back: 02:30 comes twice.
    "2026-10-25T02:29+02:00, false",
    "2026-10-25T02:30+02:00, true",
    "2026-10-25T02:29+01:00, false",
    "2026-10-25T02:30+01:00, true",
    "2026-10-25T03:30+01:00, false",
  })
  void theClocksOfThePlaceCount(String time, boolean inside) {
    TimeWindow night = window("02:30", "03:30", DayOfWeek.SUNDAY);
    assertThat(night.contains(OffsetDateTime.parse(time).toInstant())).isEqualTo(inside);
  }

  @Test
  void midnightEndsADayAndBothAreAWholeOne() {
    TimeWindow evening = window("18:00", "00:00", DayOfWeek.MONDAY);
    assertThat(evening.contains(Instant.parse("2026-11-23T22:59:59Z"))).isTrue();
    assertThat(evening.contains(Instant.parse("2026-11-23T23:00:00Z"))).isFalse();
    TimeWindow sunday = window("00:00", "00:00", DayOfWeek.SUNDAY);
    assertThat(sunday.minutesOfTheWeek().cardinality()).isEqualTo(24 * 60);
    assertThat(window("00:00", "00:00").minutesOfTheWeek().cardinality()).isEqualTo(7 * 24 * 60);
  }

  @Test
  void whatIsNoneSaysWhatToDo() {
    assertThat(window("08:00", "08:00").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("leave both out"));
    assertThat(window("08:00:30", "09:00").problem()).isPresent();
    assertThat(window("00:00", "00:00").problem()).isEmpty();
  }

  @Property
  void theMinutesOfTheWeekAreThoseInIt(
      @ForAll("windows") TimeWindow window, @ForAll("instants") Instant time) {
    ZonedDateTime local = time.atZone(window.zone());
    int minute =
        ((local.getDayOfWeek().getValue() - 1) * 24 + local.getHour()) * 60 + local.getMinute();
    assertThat(window.contains(time)).isEqualTo(window.minutesOfTheWeek().get(minute));
  }

  @Property
  void theExampleIsInIt(@ForAll("windows") TimeWindow window, @ForAll("instants") Instant time) {
    assertThat(window.contains(window.next(time))).isTrue();
  }

  @Provide
  Arbitrary<TimeWindow> windows() {
    return Policies.windows();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Policies.instants();
  }

  private static TimeWindow window(String from, String until, DayOfWeek... days) {
    Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
    on.addAll(Set.of(days));
    return new TimeWindow(on, LocalTime.parse(from), LocalTime.parse(until), BERLIN);
  }
}
