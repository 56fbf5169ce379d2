package jitsiprivacy.jicofo.hooks;

import java.util.List;
import jitsiprivacy.spi.NamedHook;

/** All hooks into Jicofo's classes by name, and all that is called there by name. */
public final class JicofoHooks {

  /** The interface of the occupant that an invitation is for. */
  public static final String CHAT_ROOM_MEMBER = "org.jitsi.jicofo.xmpp.muc.ChatRoomMember";

  /** Its method that gives the {@code EntityFullJid} in the room. */
  public static final String OCCUPANT_JID = "getOccupantJid";

  /**
   * Where Jicofo invites an occupant: no session, no ICE and no endpoint before it runs. Private;
   * with one argument since stable 10314, with {@code justJoined} before.
   */
  public static final NamedHook INVITE =
      new NamedHook(
          "invite",
          "org.jitsi.jicofo.conference.JitsiMeetConferenceImpl",
          "inviteChatMember",
          List.of(
              "(Lorg/jitsi/jicofo/xmpp/muc/ChatRoomMember;)V",
              "(Lorg/jitsi/jicofo/xmpp/muc/ChatRoomMember;Z)V"));

  /**
   * Where Jicofo enters the room of a conference, whoever asked for it in whichever way: over HTTP,
   * too. Private.
   */
  public static final NamedHook ENTER_ROOM =
      new NamedHook(
          "enter-room",
          "org.jitsi.jicofo.conference.JitsiMeetConferenceImpl",
          "joinTheRoom",
          List.of("()V"));

  private JicofoHooks() {}
}
