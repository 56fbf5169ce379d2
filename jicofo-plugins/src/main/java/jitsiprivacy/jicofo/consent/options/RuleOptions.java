package jitsiprivacy.jicofo.consent.options;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.consent.policy.NamePattern;

/** Who is asked otherwise. */
public record RuleOptions(
    Optional<List<String>> rooms,
    Optional<List<String>> tenants,
    Optional<Map<String, String>> claims,
    Optional<Boolean> visitors,
    Map<String, PurposeOptions> purposes) {
  public RuleOptions {
    Stream.of(rooms.orElse(List.of()), tenants.orElse(List.of()), claims.orElse(Map.of()).values())
        .flatMap(Collection::stream)
        .forEach(NamePattern::new); // Refuses what is none.
  }
}
