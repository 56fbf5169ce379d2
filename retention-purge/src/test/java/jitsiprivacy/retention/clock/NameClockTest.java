package jitsiprivacy.retention.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameClockTest {

  private final NameClock utc = new NameClock(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "jvb.log-20261101.gz, 2026-11-02T00:00:00Z",
    "access.log-20261101-1761955200, 2026-11-02T00:00:00Z",
    "2026-11-01, 2026-11-02T00:00:00Z",
    "turn_1234_2026-11-01.log, 2026-11-02T00:00:00Z",
    "room1_2026-11-25-16-00-03.mp4, 2026-11-25T16:00:03Z",
    "room1_2026-11-25-16-00-03.mp4.age, 2026-11-25T16:00:03Z",
    "ab12-rx-2026-11-25T16:00:03.123456Z.pcap, 2026-11-25T16:00:03Z",
    "dump-20261125T160003Z, 2026-11-25T16:00:03Z",
    "dump-20261125160003.gz, 2026-11-25T16:00:03Z",
    "2028-02-29, 2028-03-01T00:00:00Z",
    // What comes last is the program's; before it stands what somebody called a room.
    "2099-01-01_2026-11-25-16-00-03.mp4, 2026-11-25T16:00:03Z",
    "20991231_2026-11-25-16-00-03.mp4, 2026-11-25T16:00:03Z",
  })
  void theTimeInAName(String name, Instant time) {
    assertThat(utc.in(name)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jvb.log",
        "jvb.log.1.gz",
        "jvb.log-20261301.gz",
        "jvb.log-20260230",
        "2026-02-29",
        "2026-00-10",
        "room1_2026-11-25-25-00-03.mp4",
        "2026-11-01_2026-13-01",
        "120261101",
        "202611011",
        "java_pid20261.hprof",
        "12345678",
        "2026-1-1",
        "２０２６-１１-０１",
      })
  void whatIsNoDate(String name) {
    assertThat(utc.in(name)).isEmpty();
  }

  @Test
  void byTheClocksOfThePlace() {
    NameClock berlin = new NameClock(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.in("2026-11-25-16-00-03")).contains(Instant.parse("2026-11-25T15:00:03Z"));
    assertThat(berlin.in("20261125T160003Z")).contains(Instant.parse("2026-11-25T16:00:03Z"));
    assertThat(berlin.in("a-20261125")).contains(Instant.parse("2026-11-25T23:00:00Z"));
    assertThat(berlin.in("2026-10-25-02-30-00"))
        .as("there are two such times: the later one")
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Property
  void whatWasWrittenIsRead(
      @ForAll @LongRange(min = 0, max = 5_000_000_000L) long seconds,
      @ForAll @StringLength(max = 20) String before) {
    Instant time = Instant.ofEpochSecond(seconds);
    String stamp =
        DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss")
            .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    assertThat(utc.in(before + "_" + stamp + ".mp4")).contains(time);
  }

  @Property
  void nothingIsTooMuch(@ForAll String name) {
    assertThat(utc.in(name)).isNotNull();
    assertThat(utc.in("2026-11-01".repeat(10_000))).isEmpty();
  }
}
