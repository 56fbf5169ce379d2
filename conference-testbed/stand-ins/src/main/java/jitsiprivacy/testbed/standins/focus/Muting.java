package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;

/**
 * Muting of one another. As in Jicofo the bridge is only told to enforce it while the room is
 * moderated; without moderation the muted client is asked to mute itself.
 */
final class Muting {
  private final Room room;
  private final Moderation moderation;
  private final MediaSessions sessions;
  private final Outbox outbox;

  Muting(Room room, Moderation moderation, MediaSessions sessions, Outbox outbox) {
    this.room = room;
    this.moderation = moderation;
    this.sessions = sessions;
    this.outbox = outbox;
  }

  void moderated(JsonNode report) {
    Medium medium = moderation.update(report);
    if (medium == null) {
      return;
    }
    String actor = report.path("actor").asText();
    List<MediaSession> muted =
        sessions.all().stream()
            .filter(s -> !s.member().moderator())
            .filter(s -> !s.member().getOccupantJid().toString().equals(actor))
            .map(s -> changed(s, medium, !moderation.allowsToUnmute(s.member(), medium)))
            .toList();
    sessions.forceMute(muted);
    muted.forEach(s -> outbox.send(order(medium, s.member().getOccupantJid())));
  }

  /** A participant asks to mute somebody, or to unmute itself. */
  IQ asked(AbstractMuteIq iq) {
    Medium medium = iq instanceof MuteIq ? Medium.AUDIO : Medium.VIDEO;
    EntityFullJid whom = iq.getJid() == null ? null : iq.getJid().asEntityFullJidIfPossible();
    Member actor = room.member(iq.getFrom().asEntityFullJidIfPossible());
    Member target = whom == null ? null : room.member(whom);
    MediaSession session = target == null ? null : sessions.of(target);
    if (actor == null || session == null) {
      return IQ.createErrorResponse(iq, Condition.internal_server_error);
    }
    boolean self = actor == target;
    boolean unmuteOk = self && (actor.moderator() || moderation.allowsToUnmute(actor, medium));
    if ((!self && !actor.moderator()) || (!iq.getMute() && !unmuteOk)) {
      return IQ.createErrorResponse(iq, Condition.not_allowed);
    }
    sessions.forceMute(
        List.of(changed(session, medium, !moderation.allowsToUnmute(target, medium))));
    if (!self) {
      AbstractMuteIq order = order(medium, whom);
      order.setActor(iq.getFrom());
      outbox.send(order);
    }
    return IQ.createResultIQ(iq);
  }

  private static MediaSession changed(MediaSession session, Medium medium, boolean muted) {
    return medium == Medium.AUDIO
        ? session.forceMuted(muted, session.videoForceMuted())
        : session.forceMuted(session.audioForceMuted(), muted);
  }

  private static AbstractMuteIq order(Medium medium, EntityFullJid whom) {
    AbstractMuteIq order = medium == Medium.AUDIO ? new MuteIq() : new MuteVideoIq();
    order.setType(IQ.Type.set);
    order.setTo(whom);
    order.setMute(true);
    return order;
  }
}
