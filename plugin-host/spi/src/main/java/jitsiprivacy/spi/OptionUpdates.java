package jitsiprivacy.spi;

import java.util.function.Consumer;

/**
 * What the operator changes in the configuration while the host runs. It holds from the next start
 * on, but for what a guard follows here.
 */
public interface OptionUpdates {

  /**
   * Follows the options of a guard. They are valid, or nobody is told; whether the guard is on
   * never changes.
   *
   * @param options the record that the guard's section is read into; to be followed once
   * @param changed told of all of them, some seconds after a change, in the background
   */
  <T extends Record> void follow(Class<T> options, Consumer<T> changed);
}
