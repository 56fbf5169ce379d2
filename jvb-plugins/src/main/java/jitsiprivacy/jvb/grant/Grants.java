package jitsiprivacy.jvb.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import jitsiprivacy.recording.grant.GrantDesk;
import jitsiprivacy.recording.grant.GrantException;
import jitsiprivacy.recording.grant.Permission;

/** What was granted to this bridge. */
@Singleton
public final class Grants {

  private final GrantDesk desk;
  private final OwnPresence ours;

  @Inject
  Grants(FocusKeys keys, OwnPresence ours) {
    this.desk = new GrantDesk(keys, Clock.systemUTC());
    this.ours = ours;
  }

  void take(String signed) throws GrantException {
    desk.take(signed);
  }

  /** Whether something is granted; then it is used up. */
  public boolean use(String meeting, Permission permission) {
    return desk.use(meeting, ours.addresses(), permission);
  }
}
