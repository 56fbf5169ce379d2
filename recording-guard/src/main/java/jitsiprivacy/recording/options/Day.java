package jitsiprivacy.recording.options;

import java.time.DayOfWeek;

/** As operators write it. */
public enum Day {
  MON(DayOfWeek.MONDAY),
  TUE(DayOfWeek.TUESDAY),
  WED(DayOfWeek.WEDNESDAY),
  THU(DayOfWeek.THURSDAY),
  FRI(DayOfWeek.FRIDAY),
  SAT(DayOfWeek.SATURDAY),
  SUN(DayOfWeek.SUNDAY);

  private final DayOfWeek day;

  Day(DayOfWeek day) {
    this.day = day;
  }

  DayOfWeek day() {
    return day;
  }
}
