package org.jitsi.jicofo.xmpp.muc;

import org.jxmpp.jid.EntityFullJid;

/** Someone in the room. Tests and plugins know it under the real one's name. */
public interface ChatRoomMember {

  /** The address in the room. */
  EntityFullJid getOccupantJid();
}
