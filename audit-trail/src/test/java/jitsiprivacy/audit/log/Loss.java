package jitsiprivacy.audit.log;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/** What a power failure does to data and names that were not synchronized. */
interface Loss {

  Loss NOTHING = of(true, true);

  boolean keepsData();

  /**
   * @param later how many names of the same directory were changed after that one
   */
  boolean keepsName(int later);

  private static Loss of(boolean data, boolean names) {
    return of(() -> data, later -> names);
  }

  private static Loss of(BooleanSupplier data, IntPredicate names) {
    return new Loss() {
      @Override
      public boolean keepsData() {
        return data.getAsBoolean();
      }

      @Override
      public boolean keepsName(int later) {
        return names.test(later);
      }
    };
  }

  /** The extremes first, then whatever comes. */
  static Loss number(int number) {
    if (number == 0) {
      return of(false, false);
    }
    if (number == 1) {
      // The last name is on disk, and none of those before.
      return of(() -> false, later -> later == 0);
    }
    if (number < 4) {
      return of(number == 2, number == 3);
    }
    Random random = new Random(number);
    return of(random::nextBoolean, later -> random.nextBoolean());
  }
}
