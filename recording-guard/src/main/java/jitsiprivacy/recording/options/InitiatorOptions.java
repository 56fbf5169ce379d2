package jitsiprivacy.recording.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.Affiliation;
import jitsiprivacy.recording.policy.InitiatorCondition;
import jitsiprivacy.recording.policy.NamePattern;
import jitsiprivacy.recording.policy.Role;

/** Who asks for the recording. */
public record InitiatorOptions(
    Optional<Set<Role>> roles,
    Optional<Set<Affiliation>> affiliations,
    Optional<Map<String, String>> claims,
    Optional<Set<String>> features,
    Optional<List<String>> groups) {

  public InitiatorOptions {
    RuleOptions.notEmpty(Stream.of(roles, affiliations, features, groups));
  }

  static final InitiatorOptions ANYBODY =
      new InitiatorOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  InitiatorCondition condition() {
    Map<String, NamePattern> patterns = new TreeMap<>();
    claims
        .orElse(Map.of())
        .forEach((claim, pattern) -> patterns.put(claim, new NamePattern(pattern)));
    return new InitiatorCondition(
        roles.orElse(Set.of()),
        affiliations.orElse(Set.of()),
        patterns,
        features.orElse(Set.of()),
        RuleOptions.patterns(groups));
  }
}
