package jitsiprivacy.consent.record;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.consent.Purpose;

/**
 * What an operator says of the service, for every record.
 *
 * @param jurisdiction whose law applies; see {@link Places}
 * @param privacyNotice {@code https:} address of the full privacy notice
 * @param withdrawal how consent is withdrawn: words or a page
 * @param usual what is done for a purpose that is not described by itself
 * @param byPurpose what is done for the others
 */
public record ServiceDescription(
    Controller controller,
    String jurisdiction,
    Optional<String> privacyNotice,
    String withdrawal,
    Processing usual,
    Map<Purpose, Processing> byPurpose) {

  /** Two records with their proofs fit into a receipt that is sent to a client. */
  public static final int MOST_CHARACTERS = 1_500;

  private static final int LONGEST = 500;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public ServiceDescription {
    byPurpose = Map.copyOf(byPurpose);
    Places.check(jurisdiction);
    PlainText.check("the way to withdraw", withdrawal, LONGEST);
    if (privacyNotice.isPresent()) {
      PlainText.check("the address of the privacy notice", privacyNotice.get(), LONGEST);
      if (!privacyNotice.get().startsWith("https://")) {
        throw new IllegalArgumentException("the privacy notice has an https: address");
      }
    }
    int common =
        controller.length() + withdrawal.length() + privacyNotice.map(String::length).orElse(0);
    int most =
        Stream.concat(Stream.of(usual), byPurpose.values().stream())
            .mapToInt(Processing::length)
            .max()
            .orElseThrow();
    if (common + most > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "the description of a purpose has at most "
              + MOST_CHARACTERS
              + " characters, with those of the controller, the notice and the withdrawal");
    }
  }

  Processing processing(Purpose purpose) {
    return byPurpose.getOrDefault(purpose, usual);
  }
}
