package jitsiprivacy.consent.notice;

/**
 * How a purpose is told in one language.
 *
 * @param text may be empty
 */
public record PurposeText(String title, String text) {}
