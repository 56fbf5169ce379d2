package example.doorman;

import java.util.List;
import java.util.Set;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.Refusal;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;

/** Refuses meetings in rooms whose names begin with something. */
public final class DoormanModule extends GuardModule {

  @Override
  public String id() {
    return "doorman";
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO);
  }

  @Override
  public Class<DoormanOptions> options() {
    return DoormanOptions.class;
  }

  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(
        ClosedDoor.iq(Direction.INCOMING, "conference", "http://jitsi.org/protocol/focus"));
  }

  @Override
  protected void guard() {
    intercept(Interest.in(Direction.INCOMING, ConferenceIq.class, Refusal.ANSWER), Doorman.class);
  }
}
