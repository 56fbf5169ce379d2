package jitsiprivacy.cli.request;

import java.io.IOException;
import jitsiprivacy.retention.request.Request;

/** Says what requests there are. */
@FunctionalInterface
interface Report {
  void request(Request request) throws IOException;
}
