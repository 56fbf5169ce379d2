package jitsiprivacy.consent.notice;

import java.util.Map;
import jitsiprivacy.consent.Purpose;

/**
 * The notice in one language.
 *
 * @param language BCP 47
 * @param text paragraphs, parted by an empty line
 * @param source the whole text as it was written, which the hash is of
 * @param hash SHA-256 of the source, in lower-case hexadecimal
 */
public record NoticeText(
    String language,
    String title,
    String text,
    Map<Purpose, PurposeText> purposes,
    String source,
    String hash) {

  /** The operator's words for a purpose, or its id where there are none. */
  public PurposeText of(Purpose purpose) {
    return purposes.getOrDefault(purpose, new PurposeText(purpose.id(), ""));
  }
}
