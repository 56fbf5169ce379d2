package org.jitsi.jicofo.conference;

import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/** The inviting method under a name that nobody expects, as a later Jicofo may have it. */
public final class JitsiMeetConferenceImpl {

  private final Conference conference;

  JitsiMeetConferenceImpl(Conference conference) {
    this.conference = conference;
  }

  void memberReady(ChatRoomMember member) {
    admitChatMember(member);
  }

  private void admitChatMember(ChatRoomMember member) {
    conference.invite(member);
  }
}
