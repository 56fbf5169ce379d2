package jitsiprivacy.consent.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a rule is for: all that is said must hold, and of a list one.
 *
 * @param rooms empty for any
 * @param tenants empty for any, and for rooms without
 * @param claims each must be there and match
 * @param visitors empty for visitors and participants
 */
public record Condition(
    List<NamePattern> rooms,
    List<NamePattern> tenants,
    Map<String, NamePattern> claims,
    Optional<Boolean> visitors) {

  boolean holds(Facts facts) {
    return isOneOf(rooms, Optional.of(facts.room()))
        && isOneOf(tenants, facts.tenant())
        && visitors.map(wanted -> wanted == facts.isVisitor()).orElse(true)
        && claims.entrySet().stream().allMatch(claim -> has(facts, claim));
  }

  private static boolean isOneOf(List<NamePattern> patterns, Optional<String> name) {
    return patterns.isEmpty()
        || name.filter(known -> patterns.stream().anyMatch(each -> each.matches(known)))
            .isPresent();
  }

  private static boolean has(Facts facts, Map.Entry<String, NamePattern> claim) {
    String value = facts.claims().get(claim.getKey());
    return value != null && claim.getValue().matches(value);
  }
}
