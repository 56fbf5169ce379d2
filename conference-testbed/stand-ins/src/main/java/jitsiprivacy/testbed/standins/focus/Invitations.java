package jitsiprivacy.testbed.standins.focus;

import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/** What an invitation leads to. */
public interface Invitations {

  /**
   * Gives the member an endpoint at a bridge and offers it a session, unless it has one. Returns at
   * once.
   */
  void invite(ChatRoomMember member);

  /** Whether nobody has been invited yet. */
  boolean none();
}
