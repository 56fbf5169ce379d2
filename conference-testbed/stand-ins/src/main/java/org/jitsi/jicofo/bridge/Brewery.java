package org.jitsi.jicofo.bridge;

import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/** A room in which helpers of the focus offer themselves by their presence. */
public final class Brewery {

  private Brewery() {}

  /** Joins and hands on every presence, also those of occupants that were there before. */
  public static void watch(
      XMPPConnection connection, EntityBareJid room, Consumer<Presence> presences)
      throws XMPPException, SmackException, InterruptedException {
    MultiUserChat brewery = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
    brewery.addParticipantListener(presences::accept);
    brewery.createOrJoin(Resourcepart.fromOrThrowUnchecked("focus"));
  }
}
