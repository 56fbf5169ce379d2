package org.jitsi.jicofo.conference;

import java.util.LinkedHashSet;
import java.util.Set;
import jitsiprivacy.testbed.standins.focus.Entry;
import jitsiprivacy.testbed.standins.focus.Invitations;
import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/** Decides who is invited when, with the invitation declared as since stable 10314. */
public final class JitsiMeetConferenceImpl {
  private final Set<ChatRoomMember> members = new LinkedHashSet<>();
  private final Entry entry;
  private final Invitations invitations;
  private final int minParticipants;

  public JitsiMeetConferenceImpl(Entry entry, Invitations invitations, int minParticipants) {
    this.entry = entry;
    this.invitations = invitations;
    this.minParticipants = minParticipants;
  }

  /** Somebody asked for the conference. */
  public void start() throws Exception {
    joinTheRoom();
  }

  private void joinTheRoom() throws Exception {
    entry.join();
  }

  /** Somebody entered the room. */
  public void onMemberJoined(ChatRoomMember member) {
    members.add(member);
    if (members.size() < minParticipants) {
      return;
    }
    if (invitations.none()) {
      members.forEach(this::inviteChatMember);
    } else {
      inviteChatMember(member);
    }
  }

  /** Somebody left it. */
  public void onMemberLeft(ChatRoomMember member) {
    members.remove(member);
  }

  private void inviteChatMember(ChatRoomMember member) {
    invitations.invite(member);
  }
}
