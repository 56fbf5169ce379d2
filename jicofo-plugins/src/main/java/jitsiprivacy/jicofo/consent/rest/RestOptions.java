package jitsiprivacy.jicofo.consent.rest;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code privacy.consent-gate.rest}. */
public record RestOptions(
    boolean enabled, String address, int port, Optional<Path> tokenFile, int requestsPerSecond) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1");
  private static final int MAX_RATE = 10_000;

  public RestOptions {
    // There is no TLS: what leaves this host must go through something that has.
    if (!LOOPBACK.contains(address)) {
      throw new IllegalArgumentException("address: 127.0.0.1 or ::1, nothing but this host");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: 1 to 65535");
    }
    if (requestsPerSecond < 1 || requestsPerSecond > MAX_RATE) {
      throw new IllegalArgumentException("requests-per-second: 1 to " + MAX_RATE);
    }
  }
}
