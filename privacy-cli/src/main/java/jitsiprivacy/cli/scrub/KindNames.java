package jitsiprivacy.cli.scrub;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jitsiprivacy.anonymizer.text.Kind;

/** Kinds as they are written in privacy.conf. */
final class KindNames {

  private KindNames() {}

  static String of(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code ipv4 3, email 1}. */
  static String counted(Map<Kind, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> of(each.getKey()) + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
