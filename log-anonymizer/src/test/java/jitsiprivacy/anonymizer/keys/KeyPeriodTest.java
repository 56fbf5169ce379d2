package jitsiprivacy.anonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPeriodTest {

  @Test
  void aDayIsADayInUtc() {
    KeyPeriod day = KeySchedule.DEFAULT.at(Instant.parse("2026-11-01T23:59:59.999Z"));
    assertThat(day).hasToString("2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z");
    assertThat(day.name()).isEqualTo("20261101T000000Z-20261102T000000Z");
    assertThat(KeySchedule.DEFAULT.end(day)).isEqualTo(Instant.parse("2026-11-09T00:00:00Z"));
  }

  @Property
  void periodsFollowOneAnother(
      @ForAll @LongRange(min = 0, max = 100_000_000_000L) long seconds,
      @ForAll @IntRange(min = 60, max = 10_000_000) int length) {
    KeySchedule schedule = new KeySchedule(Duration.ofSeconds(length), Duration.ZERO);
    Instant instant = Instant.ofEpochSecond(seconds);
    KeyPeriod period = schedule.at(instant);
    assertThat(period.contains(instant)).isTrue();
    assertThat(schedule.at(period.from())).isEqualTo(period);
    assertThat(schedule.at(period.until().minusNanos(1))).isEqualTo(period);
    assertThat(schedule.at(period.until()).from()).isEqualTo(period.until());
    assertThat(KeyPeriod.named(period.name())).contains(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reveals.log",
        "20261101T000000Z-20261102T000000Z.key.123.draft",
        "20261101T000000Z.key",
        "20261102T000000Z-20261101T000000Z.key",
        "20261101T000000Z-20261101T000000Z.key",
        "20261301T000000Z-20261401T000000Z.key",
        "20260230T000000Z-20260301T000000Z.key",
        "20261101T000000+-20261102T000000Z.key"
      })
  void otherFiles(String name) {
    assertThat(KeyPeriod.named(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT59S, P7D",
    "PT60.5S, P7D",
    "-P1D, P7D",
    "PT0S, P7D",
    "P36526D, P7D",
    "P1D, -PT1S",
    "P1D, P36526D"
  })
  void refusesWhatIsNoSchedule(Duration period, Duration keptFor) {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeySchedule(period, keptFor));
  }
}
