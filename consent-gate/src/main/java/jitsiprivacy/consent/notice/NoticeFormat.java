package jitsiprivacy.consent.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.consent.Purpose;

/**
 * Reads the text of a notice, as docs/consent-notice.md describes it: a title, paragraphs, and for
 * each purpose a line {@code [purpose]} with its own title and paragraphs below.
 */
final class NoticeFormat {

  /** Of a text, in UTF-16 code units. */
  static final int MAX_LENGTH = 20_000;

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]*)\\]");

  private NoticeFormat() {}

  /**
   * Reads it.
   *
   * @param where for messages: the file
   */
  static NoticeText read(String source, String language, String where) throws NoticeException {
    if (source.length() > MAX_LENGTH) {
      throw tooLong(where);
    }
    List<String> lines = ByteOrderMark.without(source).lines().map(String::stripTrailing).toList();
    Map<Purpose, PurposeText> purposes = new LinkedHashMap<>();
    Purpose purpose = null;
    int start = 0;
    String[] head = null;
    List<String> part = new ArrayList<>();
    for (int i = 0; i <= lines.size(); i++) {
      Matcher section = i == lines.size() ? null : SECTION.matcher(lines.get(i));
      if (section != null && !section.matches()) {
        part.add(lines.get(i));
        continue;
      }
      String[] titled = titled(part, where, i);
      if (purpose == null) {
        head = titled;
      } else if (purposes.put(purpose, new PurposeText(titled[0], titled[1])) != null) {
        throw new NoticeException(
            where + ", line " + (start + 1) + ": [" + purpose.id() + "] stands there twice");
      }
      start = i;
      purpose = section == null ? null : purpose(section.group(1), where, i);
      part.clear();
    }
    return new NoticeText(language, head[0], head[1], Map.copyOf(purposes), source, sha256(source));
  }

  static NoticeException tooLong(String where) {
    return new NoticeException(where + " is longer than " + MAX_LENGTH + " characters");
  }

  /** The first line that is not empty, and what follows it. */
  private static String[] titled(List<String> lines, String where, int line)
      throws NoticeException {
    int title = 0;
    while (title < lines.size() && lines.get(title).isEmpty()) {
      title++;
    }
    if (title == lines.size()) {
      throw new NoticeException(where + ", line " + (line + 1) + ": there is no title before it");
    }
    String text = String.join("\n", lines.subList(title + 1, lines.size())).strip();
    return new String[] {lines.get(title).strip(), text};
  }

  private static Purpose purpose(String id, String where, int line) throws NoticeException {
    try {
      return new Purpose(id);
    } catch (IllegalArgumentException e) {
      throw new NoticeException(
          where
              + ", line "
              + (line + 1)
              + ": ["
              + id
              + "] is no purpose: a lower-case letter, and up to 31 more, digits or hyphens",
          e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
