package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomConnections;
import jitsiprivacy.spi.HostConnection;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jivesoftware.smack.packet.IQ;

/**
 * Shows in a participant's own interface what holds at the bridge: whoever said no, or no longer
 * yes, is muted there, too, as when a moderator mutes somebody.
 */
@Singleton
final class OwnInterface {

  private final RoomConnections connections;

  @Inject
  OwnInterface(RoomConnections connections) {
    this.connections = connections;
  }

  /** Its consent changed. */
  void follow(Occupant occupant) {
    boolean closed =
        occupant.consent().terms().toPublish().stream()
            .anyMatch(purpose -> saidNo(occupant, purpose));
    if (occupant.isShutNews(closed) && closed) {
      connections
          .of(occupant.jid().asEntityBareJid())
          .ifPresent(
              connection -> {
                // That the two have something in common is new: old releases lack that class.
                var sound = new MuteIq();
                sound.setMute(true);
                send(sound, occupant, connection);
                var picture = new MuteVideoIq();
                picture.setMute(true);
                send(picture, occupant, connection);
              });
    }
  }

  private static boolean saidNo(Occupant occupant, Purpose purpose) {
    ConsentState state =
        occupant.consent().standings().getOrDefault(purpose, Standing.UNASKED).state();
    return switch (state) {
      case REFUSED, WITHDRAWN, EXPIRED -> true;
      case UNASKED, ASKED, GRANTED -> false;
    };
  }

  private static void send(IQ iq, Occupant occupant, HostConnection connection) {
    iq.setType(IQ.Type.set);
    iq.setTo(occupant.jid());
    connection.send(iq);
  }
}
