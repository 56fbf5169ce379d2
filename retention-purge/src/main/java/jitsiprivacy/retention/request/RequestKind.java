package jitsiprivacy.retention.request;

import java.util.Locale;

/** What a data subject asks for, by the GDPR. */
public enum RequestKind {
  /** Article 15. */
  ACCESS,
  /** Article 17. */
  ERASURE,
  /** Article 16. */
  RECTIFICATION,
  /** Article 18. */
  RESTRICTION,
  /** Article 21. */
  OBJECTION;

  /** As it stands in files and in the audit trail. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
