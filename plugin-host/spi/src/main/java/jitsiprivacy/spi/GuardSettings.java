package jitsiprivacy.spi;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the guards of this process are configured, for who keeps account of it.
 *
 * @param byGuard by their ids; {@code plugin-host} is the host of plugins itself
 */
public record GuardSettings(SortedMap<String, Setting> byGuard) {

  public GuardSettings {
    byGuard = Collections.unmodifiableSortedMap(new TreeMap<>(byGuard));
  }

  /**
   * Of one guard.
   *
   * @param digest SHA-256, in lower-case hexadecimal, of its options with all defaults
   */
  public record Setting(boolean enabled, String digest) {}
}
