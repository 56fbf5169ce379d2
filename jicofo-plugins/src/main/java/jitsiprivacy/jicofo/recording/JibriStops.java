package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomConnections;
import jitsiprivacy.recording.policy.RecordingKind;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.id.StandardStanzaIdSource;
import org.jxmpp.jid.Jid;

/**
 * Stops Jibri sessions, as if somebody in the room asked for it: Jicofo then brings its own state,
 * Jibri's and what the room is told into agreement.
 */
@Singleton
final class JibriStops {

  private final RoomConnections connections;

  @Inject
  JibriStops(RoomConnections connections) {
    this.connections = connections;
  }

  /**
   * @param initiator the nick of whoever asked for it, where that is known
   */
  void stop(
      Room room,
      RecordingKind kind,
      Optional<String> session,
      Optional<String> initiator,
      Optional<String> sipAddress) {
    JibriIq iq = new JibriIq();
    iq.setType(IQ.Type.set);
    iq.setStanzaId(StandardStanzaIdSource.DEFAULT.getNewStanzaId());
    iq.setAction(JibriIq.Action.STOP);
    session.ifPresent(iq::setSessionId);
    iq.setRecordingMode(
        kind == RecordingKind.LIVE_STREAM
            ? JibriIq.RecordingMode.STREAM
            : JibriIq.RecordingMode.FILE);
    sipAddress.ifPresent(iq::setSipAddress);
    iq.setFrom(by(initiator, room));
    focus(room).ifPresent(iq::setTo);
    connections.of(room.jid()).ifPresent(connection -> connection.deliver(iq));
  }

  /** Whoever asked for it where they may still stop it, else somebody who may. */
  private static Jid by(Optional<String> initiator, Room room) {
    return initiator
        .flatMap(room::occupant)
        .filter(Occupant::isModerator)
        .or(
            () ->
                room.occupants().stream()
                    .filter(each -> each.isModerator() && each.kind() != OccupantKind.FOCUS)
                    .min(Comparator.comparing(Occupant::nick)))
        .map(each -> (Jid) each.jid())
        .or(() -> focus(room))
        .orElse(room.jid());
  }

  private static Optional<Jid> focus(Room room) {
    return room.occupants().stream()
        .filter(each -> each.kind() == OccupantKind.FOCUS)
        .findFirst()
        .map(Occupant::jid);
  }
}
