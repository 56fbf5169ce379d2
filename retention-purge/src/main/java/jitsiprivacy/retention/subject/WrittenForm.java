package jitsiprivacy.retention.subject;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A term as bytes, in one of the ways programs write text. */
final class WrittenForm {

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;
  private final boolean isWide;

  private WrittenForm(byte[] bytes, boolean isWide) {
    this.bytes = bytes;
    this.isWide = isWide;
  }

  /** With ASCII letters in lower case; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether a character takes two bytes, as in the memory of programs. */
  boolean isWide() {
    return isWide;
  }

  /** Each once. */
  static List<WrittenForm> of(SearchTerm term) {
    String text = term.text();
    List<WrittenForm> all = new ArrayList<>();
    add(all, text, StandardCharsets.UTF_8);
    add(all, text, StandardCharsets.ISO_8859_1); // As Java keeps it in memory, and old logs.
    for (String slash : List.of("/", "\\/")) {
      add(all, json(text).replace("/", slash), StandardCharsets.UTF_8);
      add(all, ascii(json(text).replace("/", slash)), StandardCharsets.US_ASCII);
    }
    add(all, xml(text, "&apos;"), StandardCharsets.UTF_8);
    add(all, xml(text, "&#39;"), StandardCharsets.UTF_8);
    add(all, percent(text, ""), StandardCharsets.US_ASCII);
    add(all, percent(text, "/"), StandardCharsets.US_ASCII);
    add(all, percent(text, "@"), StandardCharsets.US_ASCII);
    add(all, percent(text, "@/:+").replace("%20", "+"), StandardCharsets.US_ASCII);
    add(all, xmpp(text), StandardCharsets.UTF_8);
    add(all, text, StandardCharsets.UTF_16LE);
    add(all, text, StandardCharsets.UTF_16BE);
    return all;
  }

  private static void add(List<WrittenForm> all, String text, Charset charset) {
    if (!charset.newEncoder().canEncode(text)) {
      return;
    }
    byte[] bytes = text.getBytes(charset);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) folded(bytes[i]);
    }
    boolean isWide =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    if (all.stream().noneMatch(each -> Arrays.equals(each.bytes, bytes))) {
      all.add(new WrittenForm(bytes, isWide));
    }
  }

  /** Upper-case ASCII as lower-case; hexadecimal digits of escapes are found in both cases, too. */
  static int folded(byte of) {
    return of >= 'A' && of <= 'Z' ? of + ('a' - 'A') : of;
  }

  /** RFC 8259, with what must be escaped; some escape the slash as well. */
  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** With all escaped that is not ASCII, as some write JSON. */
  private static String ascii(String json) {
    return mapped(
        json, c -> c < 128 ? String.valueOf((char) c) : "\\u" + HEX.toHexDigits((char) c));
  }

  private static String xml(String text, String apostrophe) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", apostrophe);
  }

  /** RFC 3986, section 2.1. */
  private static String percent(String text, String kept) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          each > 0
              && (Character.isLetterOrDigit(each)
                  || "-._~".indexOf(each) >= 0
                  || kept.indexOf(each) >= 0);
      escaped.append(plain ? String.valueOf((char) each) : "%" + HEX.toHexDigits(each));
    }
    return escaped.toString();
  }

  /** A local part as XEP-0106 escapes it, such as a user id that is an address. */
  private static String xmpp(String text) {
    return mapped(
        text.toLowerCase(Locale.ROOT),
        c -> " \"&'/:<>@\\".indexOf(c) >= 0 ? "\\" + HEX.toHexDigits((byte) c) : "" + (char) c);
  }

  private static String mapped(String text, IntFunction<String> each) {
    StringBuilder all = new StringBuilder();
    text.chars().forEach(c -> all.append(each.apply(c)));
    return all.toString();
  }
}
