package jitsiprivacy.audit.log;

import java.util.Random;

/** What a power failure does to data and names that were not synchronized. */
interface Loss {

  Loss NOTHING = of(true, true);

  boolean keepsData();

  boolean keepsName();

  private static Loss of(boolean data, boolean names) {
    return new Loss() {
      @Override
      public boolean keepsData() {
        return data;
      }

      @Override
      public boolean keepsName() {
        return names;
      }
    };
  }

  /** The four extremes first, then whatever comes. */
  static Loss number(int number) {
    if (number < 4) {
      return of((number & 1) == 1, (number & 2) == 2);
    }
    Random random = new Random(number);
    return new Loss() {
      @Override
      public boolean keepsData() {
        return random.nextBoolean();
      }

      @Override
      public boolean keepsName() {
        return random.nextBoolean();
      }
    };
  }
}
