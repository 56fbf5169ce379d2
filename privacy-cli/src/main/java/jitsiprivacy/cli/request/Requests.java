package jitsiprivacy.cli.request;

import java.nio.file.Path;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.retention.request.RequestStore;

/** The requests of a host, which are recorded in its audit trail. */
public final class Requests {

  private Requests() {}

  /** For who closes one, too. */
  public static RequestStore of(Path stateDir, HostTrail trail) {
    return RequestStore.in(stateDir, new TrailEvidence(trail));
  }
}
