package jitsiprivacy.jicofo.consent.rest;

import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;

/**
 * What somebody decided in a portal.
 *
 * @param notice version of the notice that was shown
 * @param language in which it was read, if that is said
 * @param granted at least one purpose is in one of the two sets, and none in both
 */
public record PortalDecision(
    String notice, Optional<String> language, Set<Purpose> granted, Set<Purpose> refused) {
  public PortalDecision {
    granted = Set.copyOf(granted);
    refused = Set.copyOf(refused);
  }
}
