package jitsiprivacy.retention.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-25, false, 2026-12-25", // A Friday, and a holiday, which is not known.
    "2026-01-31, false, 2026-03-02", // The last of February is a Saturday.
    "2028-01-31, false, 2028-02-29", // A leap year.
    "2026-10-01, false, 2026-11-02", // A Sunday.
    "2026-12-31, false, 2027-02-01", // Into the next year; a Sunday.
    "2026-11-25, true,  2027-02-25",
    "2026-11-30, true,  2027-03-01", // The last of February is a Sunday.
    "2026-08-31, true,  2026-11-30"
  })
  void isAMonthOrThreeByTheCalendar(LocalDate received, boolean extended, LocalDate due) {
    assertThat(Deadline.of(received, extended)).isEqualTo(due);
  }

  @Property
  void isWhatTheRegulationSays(@ForAll @IntRange(max = 40_000) int day, @ForAll boolean extended) {
    LocalDate received = LocalDate.of(2018, 5, 25).plusDays(day);
    YearMonth month = YearMonth.from(received).plusMonths(extended ? 3 : 1);
    LocalDate naive = month.atDay(Math.min(received.getDayOfMonth(), month.lengthOfMonth()));
    while (naive.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
      naive = naive.plusDays(1);
    }
    assertThat(Deadline.of(received, extended)).isEqualTo(naive);
  }

  @Test
  void theDayItselfIsInTime() {
    Request request = TestRequests.open("r-1");
    assertThat(request.isOverdue(request.due())).isFalse();
    assertThat(request.daysLeft(request.due())).isZero();
    assertThat(request.isOverdue(request.due().plusDays(1))).isTrue();
    assertThat(request.daysLeft(request.due().plusDays(1))).isEqualTo(-1);
  }
}
