package jitsiprivacy.audit.entry;

import java.util.List;

/** Something small and not personal that belongs to an event. */
public sealed interface Fact {

  /**
   * @param value at most 16,384 characters, without control characters but for newlines
   */
  record Text(String value) implements Fact {

    /** UTF-16 code units. */
    public static final int LONGEST = 16_384;

    public Text {
      check(value, LONGEST);
    }
  }

  /**
   * @param value what every reader of JSON can hold: at most 2^53 - 1 either way
   */
  record Amount(long value) implements Fact {

    private static final long MOST = (1L << 53) - 1;

    public Amount {
      if (value > MOST || value < -MOST) {
        throw new IllegalArgumentException("a number is at most 2^53 - 1 either way");
      }
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements Fact {}

  /**
   * @param values at most 32, of at most 256 characters each
   */
  record Texts(List<String> values) implements Fact {

    private static final int MOST = 32;
    private static final int LONGEST = 256;

    public Texts {
      values = List.copyOf(values);
      if (values.size() > MOST) {
        throw new IllegalArgumentException("a list has at most " + MOST + " texts");
      }
      values.forEach(value -> check(value, LONGEST));
    }
  }

  private static void check(String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException("a text has at most " + longest + " characters");
    }
    if (text.codePoints().anyMatch(Fact::isNoText)) {
      throw new IllegalArgumentException("a text has no control characters");
    }
  }

  private static boolean isNoText(int c) {
    return (Character.isISOControl(c) && c != '\n')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
