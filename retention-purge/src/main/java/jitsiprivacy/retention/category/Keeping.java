package jitsiprivacy.retention.category;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * How long things of a category are kept. Of what is written for certain rooms, the first that
 * applies holds. Where it is not known whether it applies, or only a part of it is about such a
 * room, the longest holds of all that could: in doubt it is kept.
 *
 * @param usually how long
 * @param otherwise for certain rooms, in this order
 * @param atLeast what is written for rooms makes it no shorter than this
 * @param atMost and no longer than this
 */
public record Keeping(
    Period usually, List<Otherwise> otherwise, Optional<Period> atLeast, Optional<Period> atMost) {

  /** For comparing what is written, where nothing is counted from yet. A common year follows. */
  private static final Instant ANY = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public Keeping {
    otherwise = List.copyOf(otherwise);
    Periods.check("keep", usually);
    atLeast.ifPresent(least -> Periods.check("at-least", least));
    atMost.ifPresent(most -> Periods.check("at-most", most));
    if (atLeast.isPresent() && Periods.isShorter(ANY, usually, atLeast.get())) {
      throw new IllegalArgumentException(
          "keep is " + usually + ", which is shorter than at-least, " + atLeast.get());
    }
    if (atMost.isPresent() && Periods.isShorter(ANY, atMost.get(), usually)) {
      throw new IllegalArgumentException(
          "keep is " + usually + ", which is longer than at-most, " + atMost.get());
    }
  }

  /** All of it for one time. */
  public static Keeping of(Period usually) {
    return new Keeping(usually, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * How long.
   *
   * @param start from when on; it decides which of two is longer, such as a month or 30 days
   */
  public Period of(Instant start, Whose whose) {
    Period longest = null;
    for (Otherwise rule : otherwise) {
      Otherwise.Applies applies = rule.to(whose);
      if (applies != Otherwise.Applies.NO) {
        Period clamped = clamped(start, rule.keep());
        longest = longest == null ? clamped : Periods.longer(start, longest, clamped);
      }
      if (applies == Otherwise.Applies.YES) {
        return longest;
      }
    }
    return longest == null ? usually : Periods.longer(start, longest, usually);
  }

  /** When it is over; empty for never. */
  public Optional<Instant> due(Instant start, Whose whose) {
    return Due.after(start, of(start, whose));
  }

  private Period clamped(Instant start, Period keep) {
    Period clamped = keep;
    if (atMost.isPresent()) {
      clamped = Periods.shorter(start, clamped, atMost.get());
    }
    if (atLeast.isPresent()) {
      clamped = Periods.longer(start, clamped, atLeast.get());
    }
    return clamped;
  }
}
