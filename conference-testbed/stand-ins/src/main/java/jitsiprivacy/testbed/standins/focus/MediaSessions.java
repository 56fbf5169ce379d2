package jitsiprivacy.testbed.standins.focus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.Reason;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jxmpp.jid.EntityFullJid;

/**
 * The media sessions of one conference. Everything but {@link #invite} is for the conference's own
 * thread.
 */
final class MediaSessions implements Invitations {
  private static final Logger LOGGER = Logger.getLogger(MediaSessions.class.getName());

  private final Map<EntityFullJid, MediaSession> sessions = new ConcurrentSkipListMap<>();
  private final Executor queue;
  private final Room room;
  private final Moderation moderation;
  private final Services bridges;
  private final Colibri colibri;
  private final Outbox outbox;
  private boolean transcribed;

  MediaSessions(
      Executor queue,
      Room room,
      Moderation moderation,
      Services bridges,
      Colibri colibri,
      Outbox outbox) {
    this.queue = queue;
    this.room = room;
    this.moderation = moderation;
    this.bridges = bridges;
    this.colibri = colibri;
    this.outbox = outbox;
  }

  @Override
  public boolean none() {
    return sessions.isEmpty();
  }

  @Override
  public void invite(ChatRoomMember member) {
    queue.execute(
        () -> {
          Member present = room.member(member.getOccupantJid());
          if (present != null && !sessions.containsKey(present.getOccupantJid())) {
            begin(present);
          }
        });
  }

  private void begin(Member member) {
    EntityFullJid bridge =
        sessions.values().stream().findFirst().map(MediaSession::bridge).orElse(bridges.choose());
    if (bridge == null) {
      LOGGER.warning("No bridge for " + member);
      return;
    }
    var session =
        MediaSession.at(
            bridge,
            member,
            moderation.mutesOnArrival(member, Medium.AUDIO),
            moderation.mutesOnArrival(member, Medium.VIDEO));
    IceUdpTransportPacketExtension transport = colibri.create(session, sessions.isEmpty());
    if (transport == null) {
      LOGGER.warning("No endpoint for " + member);
      return;
    }
    sessions.put(member.getOccupantJid(), session);
    if (transcribed && sessions.size() == 1) {
      colibri.transcribe(bridge, true);
    }
    outbox.send(session.initiate(transport));
  }

  void left(Member member) {
    MediaSession session = sessions.remove(member.getOccupantJid());
    if (session != null) {
      colibri.expire(session);
    }
  }

  void lost(EntityFullJid bridge) {
    List<MediaSession> homeless =
        sessions.values().stream().filter(s -> s.bridge().equals(bridge)).toList();
    // First all are taken off the bridge: the next may not be chosen because a neighbour is still
    // on it.
    homeless.forEach(s -> sessions.remove(s.member().getOccupantJid()));
    for (MediaSession session : homeless) {
      outbox.send(session.terminate(Reason.SUCCESS));
      begin(session.member());
    }
  }

  /** A participant's part of the Jingle session. */
  void heard(JingleIQ iq) {
    MediaSession session = sessions.get(iq.getFrom().asEntityFullJidIfPossible());
    if (session == null || !session.sid().equals(iq.getSID())) {
      return;
    }
    switch (iq.getAction()) {
      case SESSION_ACCEPT, TRANSPORT_ACCEPT, TRANSPORT_INFO ->
          iq.getContentList().stream()
              .map(c -> c.getFirstChildOfType(IceUdpTransportPacketExtension.class))
              .filter(t -> t != null)
              .findFirst()
              .ifPresent(t -> colibri.update(session, t));
      case SESSION_TERMINATE -> terminated(session, iq);
      default -> {}
    }
  }

  private void terminated(MediaSession session, JingleIQ iq) {
    left(session.member());
    BridgeSessionPacketExtension asked = iq.getExtension(BridgeSessionPacketExtension.class);
    if (asked != null
        && Boolean.TRUE.equals(asked.isRestart())
        && session.bridgeSession().equals(asked.getId())) {
      begin(session.member());
    }
  }

  MediaSession of(Member member) {
    return sessions.get(member.getOccupantJid());
  }

  Collection<MediaSession> all() {
    return new ArrayList<>(sessions.values());
  }

  /** The sound of the meeting goes to the transcriber, or no longer. */
  void transcribe(boolean on) {
    if (on != transcribed) {
      transcribed = on;
      sessions.values().stream()
          .findFirst()
          .ifPresent(session -> colibri.transcribe(session.bridge(), on));
    }
  }

  /** Tells the bridge of a new force-mute state. */
  void forceMute(Collection<MediaSession> changed) {
    if (!changed.isEmpty()) {
      changed.forEach(s -> sessions.put(s.member().getOccupantJid(), s));
      colibri.forceMute(changed);
    }
  }
}
