package jitsiprivacy.retention.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogClockTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private final LogClock utc = new LogClock(ZoneOffset.UTC, NOW);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jicofo 2026-11-01 08:30:00.123 INFO: [12] [room=a] started.|2026-11-01T08:30:00Z",
        "JVB 2026-11-01 08:30:00.123 INFO: [12] 2020-01-01 00:00:00|2026-11-01T08:30:00Z",
        "2026-11-01 08:30:00.123 INFO: [1] MainKt.main#1|2026-11-01T08:30:00Z",
        "Nov 01 08:30:00 conference info\tsomebody joined|2026-11-01T08:30:00Z",
        "Nov  1 08:30:00 host prosody[1]: a|2026-11-01T08:30:00Z",
        "Dec 31 23:59:59 c2s1 info a|2025-12-31T23:59:59Z",
        "Feb 29 10:00:00 c2s1 info a|2024-02-29T10:00:00Z",
        "Nov 27 08:30:00 c2s1 info a|2026-11-27T08:30:00Z",
        "Nov 28 08:30:00 c2s1 info a|2025-11-28T08:30:00Z",
        "192.0.2.7 - - [01/Nov/2026:08:30:00 +0100] \"GET / HTTP/1.1\" 200|2026-11-01T07:30:00Z",
        "192.0.2.7 - [01/Jan/2001:00:00:00 +0000] [01/Nov/2026:08:30:00 +0000] \"GET"
            + " /[02/Jan/2001:00:00:00 +0000] \\x22 HTTP/1.1\"|2026-11-01T08:30:00Z",
        "2026/11/01 08:30:00 [error] 7#7: *1 open() failed|2026-11-01T08:30:00Z",
        "2026-11-01T08:30:00+0000: : session 1: realm <a> user <>|2026-11-01T08:30:00Z",
        "2026-11-01T08:30:00.123456+01:00 host turnserver: a|2026-11-01T07:30:00Z",
        "2026-11-01T08:30:00Z a|2026-11-01T08:30:00Z",
      })
  void theTimeOfALine(String line, Instant time) {
    assertThat(utc.of(line).map(found -> found.truncatedTo(ChronoUnit.SECONDS))).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\tat org.jitsi.Main.main(Main.java:1)",
        "123: : session 001000000000000001: closed",
        "Jicofo 2026-13-01 08:30:00.123 INFO: a",
        "Jicofo 2026-11-31 08:30:00.123 INFO: a",
        "Jicofo 2026-11-01 24:30:00.123 INFO: a",
        "Jicofo 2099-11-01 08:30:00.123 INFO: a",
        "Nov 31 08:30:00 a",
        "Foo 01 08:30:00 a",
        "2026/11/01 08:30:61 [error] a",
        "192.0.2.7 - - [01/Foo/2026:08:30:00 +0100] \"GET / HTTP/1.1\" 200",
        "192.0.2.7 - - [01/Nov/2026:08:30:00 +9900] \"GET / HTTP/1.1\" 200",
        "GET \"/\" [01/Nov/2026:08:30:00 +0100] \"",
        "2026-11-01T08:30:00+99:00 host a",
        "a line with 2026-11-01 08:30:00 in it",
      })
  void whatSaysNoTime(String line) {
    assertThat(utc.of(line)).isEmpty();
  }

  @Test
  void byTheClocksOfThePlace() {
    LogClock berlin = new LogClock(ZoneId.of("Europe/Berlin"), NOW);
    assertThat(berlin.of("JVB 2026-11-01 08:30:00.123 INFO: a"))
        .contains(Instant.parse("2026-11-01T07:30:00Z"));
    assertThat(berlin.of("Oct 25 02:30:00 a"))
        .as("there are two such times: the later one")
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void anOldTimeInALaterLineDoesNotMakeTheLogOlder() {
    assertThat(
            utc.newest(
                Stream.of(
                    "Jicofo 2026-11-01 08:30:00.123 WARNING: a participant said",
                    "Jicofo 2001-01-01 00:00:00.000 INFO: me",
                    "Jicofo 2099-01-01 00:00:00.000 INFO: me",
                    "")))
        .contains(Instant.parse("2026-11-01T08:30:00Z"));
    assertThat(utc.newest(Stream.of("", "a"))).isEmpty();
  }

  @Property
  void ofALineWithoutAYearTheNewestThatWas(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long now,
      @ForAll @LongRange(min = -86_400, max = 360L * 86_400) long ago) {
    Instant time = Instant.ofEpochSecond(now - ago);
    String line =
        DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH)
                .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC))
            + " general info a";
    Optional<Instant> read = new LogClock(ZoneOffset.UTC, Instant.ofEpochSecond(now)).of(line);
    assertThat(read).contains(time);
  }

  @Property
  void nothingIsTooMuch(@ForAll String line) {
    assertThat(utc.of(line)).isNotNull();
  }

  @Test
  void aLongLineTakesNoLonger() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(utc.of("[01/Nov/2026:08:30:00 +0000] ".repeat(100_000))).isEmpty();
          assertThat(utc.of("[".repeat(10_000_000))).isEmpty();
        });
  }
}
