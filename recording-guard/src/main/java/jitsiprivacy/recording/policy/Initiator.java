package jitsiprivacy.recording.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as the server vouches for it. What is not known matches no condition about it.
 *
 * @param claims of the token, by their path: {@code user.id} and the like
 * @param features those that the token switches on
 * @param group of the token
 */
public record Initiator(
    Optional<Role> role,
    Optional<Affiliation> affiliation,
    Map<String, String> claims,
    Set<String> features,
    Optional<String> group) {

  /** Of whom nothing is known. */
  public static final Initiator UNKNOWN =
      new Initiator(Optional.empty(), Optional.empty(), Map.of(), Set.of(), Optional.empty());

  public Initiator {
    claims = Map.copyOf(claims);
    features = Set.copyOf(features);
  }
}
