package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jibri.SipCallState;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Jicofo says in its presence how each Jibri session is doing; it repeats that with every other.
 */
@Singleton
public final class JibriReports implements StanzaInterceptor<Presence>, RoomListener {

  private final Map<Session, JibriIq.Status> last = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final RecordingDesk desk;

  private record Session(EntityBareJid room, String id) {}

  @Inject
  JibriReports(Rooms rooms, RecordingDesk desk) {
    this.rooms = rooms;
    this.desk = desk;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityBareJid room =
        presence.getTo() == null ? null : presence.getTo().asEntityBareJidIfPossible();
    if (room != null) {
      for (ExtensionElement each : presence.getExtensions()) {
        if (each instanceof RecordingStatus status && status.getSessionId() != null) {
          report(
              new Session(room, status.getSessionId()),
              Kinds.of(status.getRecordingMode()),
              status.getStatus(),
              status.getFailureReason());
        } else if (each instanceof SipCallState status && status.getSessionId() != null) {
          report(
              new Session(room, status.getSessionId()),
              RecordingKind.SIP,
              status.getStatus(),
              status.getFailureReason());
        }
      }
    }
    return Verdict.pass();
  }

  private void report(
      Session session, RecordingKind kind, JibriIq.Status status, JibriIq.FailureReason failure) {
    if (status == null || status == last.put(session, status)) {
      return;
    }
    Optional<String> id = Optional.of(session.id);
    switch (status) {
      case ON ->
          rooms.room(session.room).ifPresent(room -> desk.open(room).hostStarted(kind, session.id));
      case PENDING ->
          rooms.room(session.room).ifPresent(room -> desk.open(room).hostRetries(kind, id));
      case OFF -> {
        boolean failed = failure != null && failure != JibriIq.FailureReason.UNDEFINED;
        desk.of(session.room).ifPresent(open -> open.hostEnded(kind, id, failed));
      }
      case UNDEFINED -> {}
    }
  }

  @Override
  public void changed(Occupant occupant) {}

  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {
    last.keySet().removeIf(session -> session.room.equals(room));
  }
}
