package jitsiprivacy.retention.category;

/** What is due as a whole. */
public enum Unit {
  FILE,
  /** With all that is in it, such as that of a recording. */
  DIRECTORY
}
