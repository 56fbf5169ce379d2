package jitsiprivacy.recording.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By whom a recording is asked for.
 *
 * @param roles one of them; empty for any
 * @param affiliations one of them; empty for any
 * @param claims each must be there and match
 * @param features each must be there
 * @param groups one of them; empty for any, and for those in none
 */
public record InitiatorCondition(
    Set<Role> roles,
    Set<Affiliation> affiliations,
    Map<String, NamePattern> claims,
    Set<String> features,
    List<NamePattern> groups) {

  public static final InitiatorCondition ANY =
      new InitiatorCondition(Set.of(), Set.of(), Map.of(), Set.of(), List.of());

  public InitiatorCondition {
    roles = Set.copyOf(roles);
    affiliations = Set.copyOf(affiliations);
    claims = Map.copyOf(claims);
    features = Set.copyOf(features);
    groups = List.copyOf(groups);
  }

  public InitiatorCondition withRoles(Set<Role> now) {
    return new InitiatorCondition(now, affiliations, claims, features, groups);
  }

  public InitiatorCondition withAffiliations(Set<Affiliation> now) {
    return new InitiatorCondition(roles, now, claims, features, groups);
  }

  public InitiatorCondition withClaims(Map<String, NamePattern> now) {
    return new InitiatorCondition(roles, affiliations, now, features, groups);
  }

  public InitiatorCondition withFeatures(Set<String> now) {
    return new InitiatorCondition(roles, affiliations, claims, now, groups);
  }

  public InitiatorCondition withGroups(List<NamePattern> now) {
    return new InitiatorCondition(roles, affiliations, claims, features, now);
  }
}
