package jitsiprivacy.host.config;

import java.util.regex.Pattern;

/** Tells by its name whether a value must never be shown. */
final class Secrecy {
  private static final Pattern NAME =
      Pattern.compile("password|secret|token|key", Pattern.CASE_INSENSITIVE);

  private Secrecy() {}

  /**
   * Whether a name asks for it.
   *
   * @param names an option's name, or any text that may hold one
   */
  static boolean of(String names) {
    return NAME.matcher(names).find();
  }
}
