package org.jitsi.jicofo.conference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.jitsi.jicofo.jibri.Jibris;
import org.jitsi.jicofo.jibri.Recording;
import org.jitsi.jicofo.xmpp.muc.ChatRoom;
import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** A room in which participants meet: decides who is to be invited, when, and again. */
public final class Conference implements ChatRoom.Listener {

  private static final Logger LOG = Logger.getLogger(Conference.class.getName());
  private static final int MIN_PARTICIPANTS = 2;
  // Shared: an exchange with a bridge takes long, and must not hold up presences.
  private static final ExecutorService POOL = Executors.newCachedThreadPool();

  private final EntityBareJid room;
  private final Sessions sessions;
  private final Recording recording;
  private final Predicate<Conference> ended;
  private final JitsiMeetConferenceImpl invitations = new JitsiMeetConferenceImpl(this);
  private final Map<Jid, Participant> participants = new ConcurrentHashMap<>();
  private volatile ChatRoom chatRoom;

  /**
   * A conference that begins when the focus joins.
   *
   * @param ended told when nobody is left; true if that was the end
   */
  public Conference(
      EntityBareJid room, Sessions sessions, Jibris jibris, Predicate<Conference> ended) {
    this.room = room;
    this.sessions = sessions;
    this.ended = ended;
    recording = new Recording(room, jibris, status -> chatRoom.publish(status));
  }

  /** Enters the room. */
  public void join(XMPPConnection connection)
      throws XMPPException, SmackException, InterruptedException {
    chatRoom = new ChatRoom(connection, room, this);
    chatRoom.join();
  }

  /** Its room. */
  public EntityBareJid room() {
    return room;
  }

  /** What records the conference. */
  public Recording recording() {
    return recording;
  }

  /** Whether someone is in the room. */
  public boolean has(Jid occupant) {
    return chatRoom.has(occupant);
  }

  @Override
  public void joined(ChatRoomMember joined) {
    if (chatRoom.members().size() < MIN_PARTICIPANTS) {
      return;
    }
    for (ChatRoomMember member : chatRoom.members()) {
      if (!participants.containsKey(member.getOccupantJid())) {
        invitations.memberReady(member);
      }
    }
  }

  @Override
  public void left(ChatRoomMember member) {
    Participant participant = participants.remove(member.getOccupantJid());
    POOL.execute(
        () -> {
          if (participant != null) {
            expire(participant);
          }
          if (isEmpty() && ended.test(this)) {
            recording.end();
            sessions.end();
            LOG.info("Conference " + room + " ended");
          }
        });
  }

  /** Whether nobody but the focus is in the room. */
  public boolean isEmpty() {
    return chatRoom.members().isEmpty();
  }

  /** Leaves the room. */
  public void leave() {
    chatRoom.leave();
  }

  /** What an invitation does once nothing holds it back. May be called again for one member. */
  void invite(ChatRoomMember member) {
    Participant participant = new Participant(member.getOccupantJid());
    if (participants.putIfAbsent(participant.occupant(), participant) == null) {
      LOG.info("Inviting " + participant.occupant());
      start(participant);
    }
  }

  private void start(Participant participant) {
    POOL.execute(
        () -> {
          synchronized (participant.turn()) {
            if (participants.get(participant.occupant()) == participant
                && !sessions.start(participant)) {
              // A later event may try again.
              participants.remove(participant.occupant(), participant);
            }
          }
        });
  }

  private void expire(Participant participant) {
    synchronized (participant.turn()) {
      sessions.expire(participant);
    }
  }

  /** A participant ended its session, perhaps for a new one. */
  public void terminated(Jid occupant, boolean restart) {
    Participant participant = participants.get(occupant);
    if (participant == null) {
      return;
    }
    if (restart) {
      LOG.info("Re-inviting " + occupant);
      POOL.execute(
          () -> {
            expire(participant);
            start(participant);
          });
    } else {
      participants.remove(occupant);
      POOL.execute(() -> expire(participant));
    }
  }

  /** Moves the participants of a lost bridge to another one. */
  public void bridgeLost(Jid bridge) {
    sessions.forget(bridge);
    for (Participant participant : participants.values()) {
      if (participant.bridge().filter(bridge::equals).isPresent()) {
        LOG.info("Moving " + participant.occupant() + " away from " + bridge);
        participant.bridge(null);
        start(participant);
      }
    }
  }

  /** Mutes or unmutes at the bridge; false if there is no such participant. */
  public boolean muteAudio(Jid occupant, boolean mute)
      throws XMPPException, SmackException, InterruptedException {
    Participant participant = participants.get(occupant);
    if (participant == null) {
      return false;
    }
    participant.audioMuted(mute);
    sessions.mute(participant);
    return true;
  }
}
