package jitsiprivacy.consent.record;

import java.util.regex.Pattern;

/** Countries as ISO 3166 names them, {@code DE}, with a part, {@code US-CA}, or {@code EU}. */
final class Places {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  private Places() {}

  /**
   * @throws IllegalArgumentException when it is none
   */
  static String check(String place) {
    if (!FORM.matcher(place).matches()) {
      throw new IllegalArgumentException(
          "a place is a country as in ISO 3166, such as DE or US-CA, or EU");
    }
    return place;
  }
}
