package jitsiprivacy.consent.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;

/**
 * All purposes that somebody is told of, in the order of display, and what each of them holds back.
 */
public final class ConsentTerms {

  /** Of somebody who is asked for nothing. */
  public static final ConsentTerms NONE = new ConsentTerms(Map.of());

  private final Map<Purpose, PurposeTerms> purposes;
  private final Set<Purpose> asked;
  private final Set<Purpose> toPublish;
  private final Set<Purpose> toEnter;

  public ConsentTerms(Map<Purpose, PurposeTerms> purposes) {
    this.purposes = Collections.unmodifiableMap(new LinkedHashMap<>(purposes));
    this.asked = where(terms -> terms.basis() == LawfulBasis.CONSENT);
    this.toPublish = where(terms -> terms.gate() != Gate.NONE);
    this.toEnter = where(terms -> terms.gate() == Gate.ADMISSION);
  }

  public Map<Purpose, PurposeTerms> purposes() {
    return purposes;
  }

  /** What the participant decides. */
  public Set<Purpose> asked() {
    return asked;
  }

  /** What must be granted before anything is forwarded. */
  public Set<Purpose> toPublish() {
    return toPublish;
  }

  /** What must be granted before an invitation. */
  public Set<Purpose> toEnter() {
    return toEnter;
  }

  private Set<Purpose> where(Predicate<PurposeTerms> which) {
    Set<Purpose> found = new LinkedHashSet<>();
    purposes.forEach(
        (purpose, terms) -> {
          if (which.test(terms)) {
            found.add(purpose);
          }
        });
    return Collections.unmodifiableSet(found);
  }
}
