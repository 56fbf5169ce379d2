package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;

/** Sees the focus enter a room: it asks to (XEP-0045, 7.2) before anything comes from there. */
@Singleton
public final class RoomEntry implements StanzaInterceptor<Presence> {

  private final Rooms rooms;
  private final Meetings meetings;

  @Inject
  RoomEntry(Rooms rooms, Meetings meetings) {
    this.rooms = rooms;
    this.meetings = meetings;
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityFullJid to =
        presence.getTo() == null ? null : presence.getTo().asEntityFullJidIfPossible();
    if (to != null && presence.getType() == Presence.Type.available) {
      meetings.entered(rooms.enter(to.asEntityBareJid()));
    }
    return Verdict.pass();
  }
}
