package jitsiprivacy.cli.consent;

import java.util.Locale;

/** Constants as operators read them. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
