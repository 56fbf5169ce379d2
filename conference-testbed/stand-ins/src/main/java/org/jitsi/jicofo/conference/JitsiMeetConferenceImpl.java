package org.jitsi.jicofo.conference;

import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/**
 * The class and the method in which Jicofo invites an occupant. Nothing more, so that a variant of
 * it can go before it on the class path.
 */
public final class JitsiMeetConferenceImpl {

  private final Conference conference;

  JitsiMeetConferenceImpl(Conference conference) {
    this.conference = conference;
  }

  void memberReady(ChatRoomMember member) {
    inviteChatMember(member);
  }

  private void inviteChatMember(ChatRoomMember member) {
    conference.invite(member);
  }
}
