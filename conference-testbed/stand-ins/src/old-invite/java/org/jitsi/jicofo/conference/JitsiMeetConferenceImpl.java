package org.jitsi.jicofo.conference;

import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/** The inviting method as it was before stable 10314. */
public final class JitsiMeetConferenceImpl {

  private final Conference conference;

  JitsiMeetConferenceImpl(Conference conference) {
    this.conference = conference;
  }

  void memberReady(ChatRoomMember member) {
    inviteChatMember(member, true);
  }

  private void inviteChatMember(
      ChatRoomMember member, @SuppressWarnings("unused") boolean justJoined) {
    conference.invite(member);
  }
}
