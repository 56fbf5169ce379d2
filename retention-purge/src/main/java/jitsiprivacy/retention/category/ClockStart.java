package jitsiprivacy.retention.category;

/** From when on the time runs for which something is kept. */
public enum ClockStart {
  /** When it was last changed. */
  MODIFIED,
  /** The date in its name. */
  NAME,
  /** What the manifest of a sealed recording says. */
  MANIFEST,
  /** The newest time that stands in the last lines of a log. */
  LAST_ENTRY
}
