package jitsiprivacy.consent.notice;

import java.util.regex.Pattern;

/** Language tags (BCP 47), as far as a choice of texts needs them. */
public final class Language {

  /** RFC 5646, 4.4.1 has 35 as a safe length. */
  private static final int MAX_LENGTH = 35;

  private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private Language() {}

  public static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
