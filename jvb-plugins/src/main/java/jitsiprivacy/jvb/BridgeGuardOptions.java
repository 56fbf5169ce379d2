package jitsiprivacy.jvb;

import java.util.List;
import jitsiprivacy.jvb.grant.KeySource;

/** {@code privacy.bridge-guard}. */
public record BridgeGuardOptions(
    boolean enabled, List<String> focusKeys, boolean requireFocusGuard) {

  public BridgeGuardOptions {
    focusKeys.forEach(KeySource::parse); // Refuses what is none.
    if (enabled && requireFocusGuard && focusKeys.isEmpty()) {
      throw new IllegalArgumentException(
          "require-focus-guard is on and focus-keys names no key, so that nobody could ever be heard"
              + " or seen");
    }
  }
}
