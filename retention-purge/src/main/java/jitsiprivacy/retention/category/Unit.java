package jitsiprivacy.retention.category;

/** What is due as a whole. */
public enum Unit {
  FILE,
  /** An entry of a log, which is cut from its head; a file that is old as a whole goes. */
  ENTRY,
  /** With all that is in it, such as that of a recording. */
  DIRECTORY
}
