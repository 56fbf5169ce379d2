package jitsiprivacy.testbed.standins.focus;

import java.util.Locale;

/** What can be muted. */
enum Medium {
  AUDIO,
  VIDEO;

  static Medium named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
