package jitsiprivacy.cli.scrub;

import java.io.IOException;
import jitsiprivacy.anonymizer.text.Kind;

/** Tells what was done, as it is done. */
interface Report {

  /** What follows is about this file. */
  void begin(String path) throws IOException;

  /** Something of a kind is at a place, both counted from 1, the column in bytes. */
  void found(long line, long column, Kind kind) throws IOException;

  /** A few things that would be replaced. */
  void examples(Examples examples) throws IOException;

  /** It is done with. */
  void file(FileResult result) throws IOException;

  void end(Totals totals) throws IOException;
}
