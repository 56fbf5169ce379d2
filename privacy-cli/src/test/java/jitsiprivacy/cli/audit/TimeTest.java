package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T08:00:00Z, 2026-11-25T08:00:00Z",
    "2026-11-25T08:00:00.177Z, 2026-11-25T08:00:00.177Z",
    "2026-11-25T08:00:00+01:00, 2026-11-25T07:00:00Z",
    "2026-11-25T08:00, 2026-11-25T08:00:00Z",
    "2026-11-25, 2026-11-25T00:00:00Z",
    "90s, 2026-11-25T11:58:30Z",
    "30m, 2026-11-25T11:30:00Z",
    "2h, 2026-11-25T10:00:00Z",
    "1d, 2026-11-24T12:00:00Z",
    "2w, 2026-11-11T12:00:00Z",
    "999999w, -17139-07-27T12:00:00Z"
  })
  void isReadAsOperatorsWriteIt(String text, String time) {
    assertThat(Time.read(text, NOW)).isEqualTo(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2 h",
        "-2h",
        "2y",
        "9999999h",
        "2026-13-01",
        "25.11.2026",
        "2026-11-25 08:00",
        "T"
      })
  void whatIsNoneIsToldHowOneIsWritten(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> Time.read(text, NOW))
        .withMessageContaining("2026-11-25T08:00:00Z");
  }
}
