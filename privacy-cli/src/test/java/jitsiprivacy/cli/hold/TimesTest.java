package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** Days and ends of times. */
class TimesTest {

  @Test
  void aDayIsPartOfWhatLastsUntilIt() {
    assertThat(new LastTime().convert("2026-11-30"))
        .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(new LastTime().convert("2026-11-30T08:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
    assertThat(new LastTime().convert("2h")).isBefore(Instant.now());
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThatThrownBy(() -> new LastTime().convert("2026-11-31"))
        .isInstanceOf(TypeConversionException.class);
    assertThatThrownBy(() -> new LastTime().convert("tomorrow"))
        .isInstanceOf(TypeConversionException.class);
    assertThatThrownBy(() -> new Day().convert("25.11.2027"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no date");
  }
}
