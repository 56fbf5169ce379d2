package example.doorman;

import jakarta.inject.Inject;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.packet.StanzaError;

final class Doorman implements StanzaInterceptor<ConferenceIq> {

  private final DoormanOptions options;

  @Inject
  Doorman(DoormanOptions options) {
    this.options = options;
  }

  @Override
  public Verdict intercept(ConferenceIq request, HostConnection connection) {
    String room = request.getRoom().getLocalpart().toString();
    stumbleIn(room);
    return room.startsWith(options.closedPrefix())
        ? Verdict.answer(StanzaError.Condition.not_allowed, "This room is closed.")
        : Verdict.pass();
  }

  /** Some rooms are for trying out what becomes of a guard's faults. */
  private static void stumbleIn(String room) {
    switch (room) {
      case "fault-room" -> throw new IllegalStateException("a doorman that stumbles");
      case "assertion-room" -> throw new AssertionError("a doorman that is wrong");
      case "recursion-room" -> stumbleIn(room);
      default -> {}
    }
  }
}
