package jitsiprivacy.testbed.standins.focus;

import java.util.UUID;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jitsi.xmpp.extensions.jibri.JibriIq.FailureReason;
import org.jitsi.xmpp.extensions.jibri.JibriIq.RecordingMode;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Status;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** The one recording or live stream that a conference can have. */
final class Recording {
  private final XMPPConnection connection;
  private final Services jibris;
  private final Room room;
  private final Outbox outbox;
  private volatile Session session;

  private record Session(
      String id, EntityFullJid jibri, RecordingMode mode, Jid initiator, JibriIq request) {}

  Recording(XMPPConnection connection, Services jibris, Room room, Outbox outbox) {
    this.connection = connection;
    this.jibris = jibris;
    this.room = room;
    this.outbox = outbox;
  }

  /** A request of a participant or a report of the Jibri; returns the answer. */
  IQ handle(JibriIq iq) {
    if (session != null && session.jibri().equals(iq.getFrom())) {
      report(iq.getStatus());
      return IQ.createResultIQ(iq);
    }
    Member asker = room.member(iq.getFrom().asEntityFullJidIfPossible());
    if (asker == null) {
      return error(iq, Condition.forbidden, "not in the room");
    }
    if (!asker.moderator()) {
      return error(iq, Condition.not_allowed, "only a moderator may do that");
    }
    if (iq.getAction() == Action.START) {
      return start(iq);
    }
    if (iq.getAction() == Action.STOP && session != null) {
      stop(iq.getFrom());
      return IQ.createResultIQ(iq);
    }
    return error(iq, Condition.item_not_found, "nothing to stop");
  }

  private IQ start(JibriIq iq) {
    if (session != null) {
      return error(iq, Condition.unexpected_request, "there is a recording already");
    }
    boolean file = iq.getRecordingMode() == RecordingMode.FILE;
    if (file != (iq.getStreamId() == null || iq.getStreamId().isBlank())) {
      return error(iq, Condition.bad_request, "a stream needs a stream id, a file must have none");
    }
    EntityFullJid jibri = jibris.choose();
    if (jibri == null) {
      return jibris.none()
          ? error(iq, Condition.service_unavailable, "there is no Jibri")
          : error(iq, Condition.resource_constraint, "no Jibri is free");
    }
    session =
        new Session(UUID.randomUUID().toString(), jibri, iq.getRecordingMode(), iq.getFrom(), iq);
    try {
      JibriIq answer = connection.sendIqRequestAndWaitForResponse(startOrder(iq));
      if (answer.getStatus() != Status.PENDING) {
        report(answer.getStatus());
      }
      // That it is pending is published nowhere: until the Jibri reports, clients know nothing.
      return JibriIq.createResult(iq, session.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (XMPPErrorException | SmackException e) {
      // The asker is told below.
    }
    session = null;
    return error(iq, Condition.internal_server_error, "the Jibri would not start");
  }

  private void stop(Jid terminator) {
    outbox.send(order(Action.STOP));
    publish(Status.OFF, terminator, null);
    session = null;
  }

  /** Whether the running session has this id. */
  boolean is(String id) {
    Session running = session;
    return running != null && running.id().equals(id);
  }

  /** Ends what is left when everybody has gone. */
  void abandon() {
    if (session != null) {
      stop(null);
    }
  }

  /** Another one goes on with the same session, as far as there is one. */
  void lost(EntityFullJid jibri) {
    Session lost = session;
    if (lost == null || !lost.jibri().equals(jibri)) {
      return;
    }
    EntityFullJid other = jibris.choose();
    if (other == null) {
      publish(Status.OFF, null, FailureReason.ERROR);
      session = null;
    } else {
      session = new Session(lost.id(), other, lost.mode(), lost.initiator(), lost.request());
      outbox.send(startOrder(lost.request()));
    }
  }

  private void report(Status status) {
    publish(status, status == Status.ON ? session.initiator() : null, null);
    if (status == Status.OFF) {
      session = null;
    }
  }

  private JibriIq startOrder(JibriIq request) {
    var order = order(Action.START);
    order.setRecordingMode(request.getRecordingMode());
    order.setStreamId(request.getStreamId());
    order.setAppData(request.getAppData());
    order.setDisplayName(request.getDisplayName());
    order.setRoom(room.jid());
    return order;
  }

  private JibriIq order(Action action) {
    var order = new JibriIq();
    order.setType(IQ.Type.set);
    order.setTo(session.jibri());
    order.setAction(action);
    order.setSessionId(session.id());
    return order;
  }

  private void publish(Status status, Jid by, FailureReason failure) {
    var published = new RecordingStatus();
    published.setStatus(status);
    published.setSessionId(session.id());
    published.setRecordingMode(session.mode());
    if (failure != null) {
      published.setFailureReason(failure);
    }
    if (by != null) {
      published.setInitiator(by);
    }
    room.publish(published);
  }

  private static IQ error(IQ request, Condition condition, String text) {
    return IQ.createErrorResponse(request, StanzaError.from(condition, text).build());
  }
}
