package jitsiprivacy.host.config;

import java.util.Locale;

/** Turns Java's names into the ones an operator writes. */
final class Kebab {
  private Kebab() {}

  /** {@code noticeVersion} is {@code notice-version}. */
  static String ofComponent(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code ADMISSION_ONLY} is {@code admission-only}. */
  static String ofConstant(Enum<?> constant) {
    return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
