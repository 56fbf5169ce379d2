package jitsiprivacy.retention.request;

import java.util.Locale;

/** What became of a request. */
public enum RequestOutcome {
  DONE,
  /** With a reason, which the data subject was told (Article 12(4) GDPR). */
  REFUSED,
  /** There is nothing of that person. */
  NOTHING_FOUND;

  /** As it stands in files and in the audit trail. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
