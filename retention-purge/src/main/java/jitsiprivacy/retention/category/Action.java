package jitsiprivacy.retention.category;

/** What becomes of what is due. */
public enum Action {
  DELETE,
  /** The key that opens it, then what it opened. */
  DESTROY_KEY,
  /** Addresses and secrets in it are replaced; the rest stays. */
  ANONYMIZE,
  /** A copy is put elsewhere first. */
  ARCHIVE
}
