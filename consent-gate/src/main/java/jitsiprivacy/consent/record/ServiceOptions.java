package jitsiprivacy.consent.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.Purpose;

/**
 * {@code privacy.consent-gate.service}: what an operator says of the service, for every record.
 *
 * @param processing what is done for a purpose that is not described by itself
 * @param purposes what is done for the others, by purpose
 */
public record ServiceOptions(
    Controller controller,
    String jurisdiction,
    String withdrawal,
    Processing processing,
    Map<String, Processing> purposes) {

  /** What stands there by default: an operator who left it says nothing. */
  private static final String NOT_STATED = "not stated";

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public ServiceOptions {
    describe(controller, jurisdiction, Optional.empty(), withdrawal, processing, purposes);
  }

  /** Whether records say who is responsible. */
  public boolean namesController() {
    return !controller.name().equals(NOT_STATED);
  }

  /**
   * As records need it.
   *
   * @param privacyNotice {@code https:} address of the full privacy notice
   */
  public ServiceDescription description(Optional<String> privacyNotice) {
    return describe(controller, jurisdiction, privacyNotice, withdrawal, processing, purposes);
  }

  private static ServiceDescription describe(
      Controller controller,
      String jurisdiction,
      Optional<String> privacyNotice,
      String withdrawal,
      Processing processing,
      Map<String, Processing> purposes) {
    Map<Purpose, Processing> byPurpose = new LinkedHashMap<>();
    purposes.forEach((id, described) -> byPurpose.put(new Purpose(id), described));
    return new ServiceDescription(
        controller, jurisdiction, privacyNotice, withdrawal, processing, byPurpose);
  }
}
