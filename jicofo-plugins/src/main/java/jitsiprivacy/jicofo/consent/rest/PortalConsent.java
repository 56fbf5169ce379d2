package jitsiprivacy.jicofo.consent.rest;

import java.util.List;
import java.util.Map;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.policy.PurposeTerms;

/**
 * Where somebody stands.
 *
 * @param notice version of the notice in force
 * @param purposes in the order of display
 */
public record PortalConsent(String notice, List<OfPurpose> purposes) {

  /** Of one purpose. */
  public record OfPurpose(Purpose purpose, PurposeTerms terms, Standing standing) {}

  public PortalConsent {
    purposes = List.copyOf(purposes);
  }

  /** From what an occupant's consent tells. */
  public static PortalConsent of(
      String notice, Map<Purpose, PurposeTerms> terms, Map<Purpose, Standing> standings) {
    return new PortalConsent(
        notice,
        terms.entrySet().stream()
            .map(
                each ->
                    new OfPurpose(
                        each.getKey(),
                        each.getValue(),
                        standings.getOrDefault(each.getKey(), Standing.UNASKED)))
            .toList());
  }

  boolean isPending() {
    return purposes.stream().anyMatch(each -> each.standing().pending());
  }
}
