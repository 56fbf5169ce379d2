package org.jitsi.jicofo.conference;

import java.util.LinkedHashSet;
import java.util.Set;
import jitsiprivacy.testbed.standins.focus.Entry;
import jitsiprivacy.testbed.standins.focus.Invitations;
import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;

/** Decides who is invited when, with the invitation declared as before stable 10314. */
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
      members.forEach(m -> inviteChatMember(m, m == member));
    } else {
      inviteChatMember(member, true);
    }
  }

  /** Somebody left it. */
  public void onMemberLeft(ChatRoomMember member) {
    members.remove(member);
  }

  // The real one starts those muted who did not just join.
  @SuppressWarnings("UnusedVariable")
  private void inviteChatMember(ChatRoomMember member, boolean justJoined) {
    invitations.invite(member);
  }
}
