package jitsiprivacy.host.config;

import com.typesafe.config.ConfigValue;

/** What an option may hold. */
interface OptionType {

  /**
   * Reads a resolved value.
   *
   * @param place takes the problems
   * @return the value for the record; {@code null} when a problem was reported
   */
  Object read(ConfigValue value, Place place);

  /** What may be written, to stand after "must be": "true or false". */
  String allowed();

  /** The value of an option that nobody wrote; {@code null} when it must be written. */
  default Object absent() {
    return null;
  }
}
