package jitsiprivacy.cli.recordings;

import java.io.IOException;

/** Says what recordings there are. */
@FunctionalInterface
interface Report {
  void recording(Listed listed) throws IOException;
}
