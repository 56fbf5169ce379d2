package org.jitsi.jicofo.xmpp.muc;

import org.jxmpp.jid.EntityFullJid;

/** An occupant of a conference room. */
public interface ChatRoomMember {

  /** The occupant's address in the room. */
  EntityFullJid getOccupantJid();

  /** The nickname, which is the id of the endpoint at the bridge. */
  String getName();
}
