package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** In which room a meeting is: a bridge is told once, and goes by the meeting's id from then on. */
@Singleton
final class MeetingRooms implements RoomListener {

  private final Map<String, EntityBareJid> byMeeting = new ConcurrentHashMap<>();

  @Inject
  MeetingRooms(Rooms rooms) {
    rooms.listen(this);
  }

  /** Of the meeting that a request is about, which it may name. */
  Optional<EntityBareJid> of(ConferenceModifyIQ request) {
    if (request.getConferenceName() != null) {
      try {
        byMeeting.putIfAbsent(
            request.getMeetingId(), JidCreate.entityBareFrom(request.getConferenceName()));
      } catch (XmppStringprepException e) {
        // No room: nobody in it has agreed to anything.
      }
    }
    return Optional.ofNullable(byMeeting.get(request.getMeetingId()));
  }

  @Override
  public void changed(Occupant occupant) {}

  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {
    byMeeting.values().removeIf(room::equals);
  }
}
