package jitsiprivacy.host.config;

import com.typesafe.config.ConfigValue;

/**
 * A type that is written as one text.
 *
 * <p>Quotes make no difference, because what comes from an environment variable is always a text:
 * {@code 5} and {@code "5"} are the same number, {@code 1.10} and {@code "1.10"} the same text,
 * digit for digit. But a boolean is {@code true} or {@code false} and nothing that HOCON also takes
 * for one.
 */
interface Scalar extends OptionType {

  /** The value for the record; {@code null} when the text is not allowed. */
  Object parse(String text);

  @Override
  default Object read(ConfigValue value, Place place) {
    if (!place.hasValue(value, allowed())) {
      return null;
    }
    Object parsed =
        switch (value.valueType()) {
          case OBJECT, LIST, NULL -> null;
          default -> parse(text(value));
        };
    if (parsed == null) {
      place.refuse(value, allowed());
    }
    return parsed;
  }

  /** A plain value as it was written. */
  static String text(ConfigValue value) {
    return value.atKey("value").getString("value");
  }
}
