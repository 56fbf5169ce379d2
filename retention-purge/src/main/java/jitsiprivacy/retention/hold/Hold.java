package jitsiprivacy.retention.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import jitsiprivacy.retention.files.FreeText;

/**
 * Something must not be deleted, though it is due.
 *
 * @param name a word
 * @param on what
 * @param reason why, for people
 * @param responsible who answers for it, for people
 * @param set when
 * @param by who set it
 * @param until the last day of it, in UTC; from the next one on it holds nothing
 * @param needsTwo whether one person asks to lift it, and another one does
 * @param lifting asked for, where that takes two
 */
public record Hold(
    String name,
    Criteria on,
    String reason,
    String responsible,
    Instant set,
    Person by,
    LocalDate until,
    boolean needsTwo,
    Optional<Lifting> lifting) {

  /** From when it is set. */
  public static final Period LONGEST = Period.ofYears(10);

  private static final int LONGEST_TEXT = 4_000;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Hold {
    Words.check("the name of a hold", name);
    FreeText.check("the reason", reason, LONGEST_TEXT);
    FreeText.check("who is responsible", responsible, LONGEST_TEXT);
    LocalDate day = day(set);
    if (until.isBefore(day)) {
      throw new IllegalArgumentException("a hold ends no earlier than the day it is set");
    }
    if (until.isAfter(day.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "a hold ends "
              + LONGEST.getYears()
              + " years after it is set at the latest; another one can"
              + " follow");
    }
    if (lifting.isPresent() && !needsTwo) {
      throw new IllegalArgumentException("what one person lifts is not asked for");
    }
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether it holds nothing any more. */
  public boolean hasEnded(Instant now) {
    return day(now).isAfter(until);
  }

  /** The same one, which somebody asks to lift. */
  Hold asked(Lifting by) {
    return new Hold(name, on, reason, responsible, set, this.by, until, needsTwo, Optional.of(by));
  }
}
