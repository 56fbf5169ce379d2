package jitsiprivacy.audit.log;

import java.io.IOException;

/** What goes wrong on a disk, and when. */
@FunctionalInterface
interface Mishap {

  /**
   * Called before each operation.
   *
   * @param number from 0
   * @throws IOException when it fails
   * @throws Crash when there is no more time for it
   */
  void before(long number) throws IOException;

  static Mishap none() {
    return number -> {};
  }

  /** The process ends before that operation, and with it all that follow. */
  static Mishap crashAt(long operation) {
    return number -> {
      if (number >= operation) {
        throw new Crash();
      }
    };
  }

  /** Some operations in a row fail. */
  static Mishap failing(long from, long count) {
    return number -> {
      if (number >= from && number < from + count) {
        throw new IOException("No space left on device");
      }
    };
  }
}
