package jitsiprivacy.consent.notice;

import java.util.regex.Pattern;

/** Names of versions: a letter or digit, and up to 63 more, dots, underscores or hyphens. */
public final class NoticeVersion {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private NoticeVersion() {}

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
