package jitsiprivacy.cli.scrub;

/** What is done with files. */
enum Mode {
  SCRUB,
  DRY_RUN,
  CHECK
}
