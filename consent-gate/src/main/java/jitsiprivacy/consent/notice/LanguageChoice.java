package jitsiprivacy.consent.notice;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the texts there are suits a reader best: lookup as in RFC 4647, 3.4. */
public final class LanguageChoice {

  private static final String LAST_RESORT = "en";

  private final List<String> available;
  private final List<String> defaults;

  /**
   * Chooses among some languages.
   *
   * @param available languages that texts exist in, at least one
   * @param defaults the operator's choice for who reads none of them, best first
   */
  public LanguageChoice(Collection<String> available, List<String> defaults) {
    if (available.isEmpty()) {
      throw new IllegalArgumentException("no text in any language");
    }
    this.available = List.copyOf(available);
    this.defaults = List.copyOf(defaults);
  }

  /**
   * Chooses for a reader.
   *
   * @param reads languages, best first; what is no language is passed over
   * @return one that is available, always
   */
  public String best(List<String> reads) {
    return lookUp(reads)
        .or(() -> lookUp(defaults))
        .or(() -> lookUp(List.of(LAST_RESORT)))
        .orElse(available.get(0));
  }

  private Optional<String> lookUp(List<String> wanted) {
    return wanted.stream()
        .filter(Language::isOne)
        .flatMap(LanguageChoice::range)
        .map(range -> Locale.lookupTag(List.of(range), available))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static Stream<LanguageRange> range(String language) {
    try {
      return Stream.of(new LanguageRange(language));
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // The JDK is stricter about the form.
    }
  }
}
