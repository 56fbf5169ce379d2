package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.session.Effect;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.id.StandardStanzaIdSource;
import org.jxmpp.jid.Jid;

/**
 * Requests to stop a Jibri session, as if somebody in the room asked for it: Jicofo then brings its
 * own state, Jibri's and what the room is told into agreement.
 */
@Singleton
final class Stops {

  @Inject
  Stops() {}

  JibriIq of(Effect.Stop stop, Room room, Optional<AskedFor> asked) {
    JibriIq iq = new JibriIq();
    iq.setType(IQ.Type.set);
    iq.setStanzaId(StandardStanzaIdSource.DEFAULT.getNewStanzaId());
    iq.setAction(JibriIq.Action.STOP);
    stop.session().ifPresent(iq::setSessionId);
    iq.setRecordingMode(
        stop.request().kind() == RecordingKind.LIVE_STREAM
            ? JibriIq.RecordingMode.STREAM
            : JibriIq.RecordingMode.FILE);
    asked.map(AskedFor::iq).map(JibriIq::getSipAddress).ifPresent(iq::setSipAddress);
    iq.setFrom(by(stop, room));
    focus(room).ifPresent(iq::setTo);
    return iq;
  }

  /** Whoever asked for it where they may still stop it, else somebody who may. */
  private static Jid by(Effect.Stop stop, Room room) {
    return stop.request()
        .initiator()
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
