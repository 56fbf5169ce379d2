package jitsiprivacy.cli.scrub;

/** What became of a file. */
enum Outcome {
  /** Something was replaced, or would be. */
  SCRUBBED,
  /** There was nothing to replace. */
  CLEAN,
  /** Something that should be replaced is in it. */
  FOUND,
  /** It was come upon in a directory, and is nothing to be scrubbed, or not now. */
  SKIPPED,
  /** It is as it was, and should not be. */
  FAILED
}
