package org.jitsi.jicofo.xmpp.muc;

import org.jxmpp.jid.EntityFullJid;

/** As much of Jicofo's interface as our hook calls. */
public interface ChatRoomMember {
  EntityFullJid getOccupantJid();
}
