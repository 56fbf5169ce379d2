package jitsiprivacy.consent.ledger.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one writer tells the others of one commit: its rows after the one number up to the other.
 * Rows of others may lie between them.
 */
record Announcement(String writer, long after, long last) {

  /** In PostgreSQL. */
  static final String CHANNEL = "jitsi_privacy_consent";

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32}) ([0-9]{1,18}) ([0-9]{1,18})");

  String text() {
    return writer + " " + after + " " + last;
  }

  /** Empty for what is none: every user of the database can send something. */
  static Optional<Announcement> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Announcement(
                form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3))))
        : Optional.empty();
  }
}
