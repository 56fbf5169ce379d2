package jitsiprivacy.cli.hold;

import java.io.IOException;
import jitsiprivacy.retention.hold.Hold;

/** Says what holds there are. */
@FunctionalInterface
interface Report {
  void hold(Hold hold) throws IOException;
}
