package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.hold.Criteria;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.Person;
import jitsiprivacy.retention.hold.TimeRange;
import org.junit.jupiter.api.Test;

/** An operator is told what a hold does not do, and nothing when it does all. */
class LimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T16:41:26Z");

  private static String limits(boolean tenant, boolean file, boolean time) {
    Criteria on =
        new Criteria(
            List.of(),
            tenant ? List.of("acme") : List.of(),
            List.of(),
            file ? List.of(Path.of("/srv")) : List.of(),
            time ? Optional.of(new TimeRange(NOW, NOW)) : Optional.empty());
    return String.join(
        "\n",
        Limits.of(
            new Hold(
                "case-12",
                on,
                "claim",
                "operator",
                NOW,
                new Person(0, "root"),
                LocalDate.parse("2027-11-25"),
                false,
                Optional.empty())));
  }

  @Test
  void withoutATime() {
    assertThat(limits(true, false, false)).contains("logs").doesNotContain("rows", "two holds");
    assertThat(limits(false, true, false)).contains("rows").doesNotContain("logs", "two holds");
    assertThat(limits(true, true, false)).contains("logs", "rows", "two holds");
  }

  @Test
  void withATime() {
    assertThat(limits(true, false, true)).isEmpty();
    assertThat(limits(false, true, true)).isEmpty();
    assertThat(limits(false, false, true)).isEmpty();
    assertThat(limits(true, true, true)).contains("two holds").doesNotContain("logs", "rows");
  }
}
