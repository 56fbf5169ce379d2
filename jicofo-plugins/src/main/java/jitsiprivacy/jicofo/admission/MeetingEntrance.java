package jitsiprivacy.jicofo.admission;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jitsiprivacy.jicofo.consent.ConsentGateModule;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HookHandler;

/** Open as long as there is a gate behind it; the hook is shut where there is none. */
@Singleton
public final class MeetingEntrance implements HookHandler {

  private final GuardHealth health;

  @Inject
  MeetingEntrance(@Named(ConsentGateModule.ID) GuardHealth health) {
    this.health = health;
  }

  @Override
  public void attached(String problem) {
    if (problem != null) {
      health.hole(
          "conference-request",
          "should this guard ever be unable to work, conferences could still be asked for over HTTP"
              + " (jicofo.rest.conference-request) in this Jicofo, and two participants send each"
              + " other media past the bridge ("
              + problem
              + ")");
    }
  }

  @Override
  public boolean enter(Object conference, Object[] arguments) {
    return true;
  }
}
