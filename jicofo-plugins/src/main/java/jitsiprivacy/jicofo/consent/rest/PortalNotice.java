package jitsiprivacy.jicofo.consent.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.policy.PurposeTerms;

/**
 * The notice in one language.
 *
 * @param language of the texts, BCP 47
 * @param url of the operator's full privacy notice
 */
public record PortalNotice(
    String version,
    String language,
    String title,
    String text,
    Optional<URI> url,
    List<Asked> purposes) {

  /** One purpose, in the order of display. */
  public record Asked(Purpose purpose, PurposeTerms terms, String title, String text) {}

  public PortalNotice {
    purposes = List.copyOf(purposes);
  }
}
