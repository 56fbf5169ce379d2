package jitsiprivacy.consent.notice;

import java.util.Objects;

/**
 * Which text somebody decided about.
 *
 * @param version of the notice, for all languages
 * @param language the one it was read in (BCP 47)
 * @param hash SHA-256 of the text in that language, in lower-case hexadecimal
 */
public record NoticeRef(String version, String language, String hash) {
  public NoticeRef {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(hash, "hash");
  }
}
