package jitsiprivacy.cli.scrub;

import jitsiprivacy.anonymizer.text.Kind;

/** For a visit that only counts. */
final class SilentReport implements Report {

  @Override
  public void begin(String path) {}

  @Override
  public void found(long line, long column, Kind kind) {}

  @Override
  public void examples(Examples examples) {}

  @Override
  public void file(FileResult result) {}

  @Override
  public void end(Totals totals) {}
}
