package jitsiprivacy.consent.notice;

/** What some editors put before a text in UTF-8. */
final class ByteOrderMark {

  private static final String MARK = "\uFEFF";

  private ByteOrderMark() {}

  static String without(String text) {
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }
}
