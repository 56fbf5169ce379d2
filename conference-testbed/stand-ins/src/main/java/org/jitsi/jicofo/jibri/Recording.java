package org.jitsi.jicofo.jibri;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jitsi.xmpp.extensions.jibri.JibriIq.RecordingMode;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Status;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import testbed.standin.IqHandler;

/** The one recording that a conference may have at a time. */
public final class Recording {

  private static final Logger LOG = Logger.getLogger(Recording.class.getName());

  private final EntityBareJid room;
  private final Jibris jibris;
  private final Consumer<RecordingStatus> publish;
  private Session session;

  /** A recording of a room, which tells what the room should see. */
  public Recording(EntityBareJid room, Jibris jibris, Consumer<RecordingStatus> publish) {
    this.room = room;
    this.jibris = jibris;
    this.publish = publish;
  }

  /** Starts or stops as an occupant asks. */
  public synchronized IQ request(JibriIq request)
      throws XMPPException, SmackException, InterruptedException {
    if (request.getAction() == Action.START) {
      return start(request);
    }
    if (request.getAction() != Action.STOP) {
      return IqHandler.error(request, Condition.bad_request, "Neither start nor stop");
    }
    if (session == null) {
      return IqHandler.error(request, Condition.item_not_found, "Not recording");
    }
    String id = session.id();
    stop();
    return JibriIq.createResult(request, id);
  }

  private IQ start(JibriIq request) throws XMPPException, SmackException, InterruptedException {
    if (session != null) {
      return IqHandler.error(request, Condition.unexpected_request, "Already recording");
    }
    Optional<Jid> jibri = jibris.idle();
    if (jibri.isEmpty()) {
      return IqHandler.error(request, Condition.service_unavailable, "No idle jibri");
    }
    RecordingMode mode =
        request.getRecordingMode() == RecordingMode.UNDEFINED
            ? RecordingMode.FILE
            : request.getRecordingMode();
    Session started =
        new Session(jibri.get(), UUID.randomUUID().toString(), mode, request.getFrom());
    send(started, Action.START);
    session = started;
    show(Status.PENDING);
    return JibriIq.createResult(request, started.id());
  }

  /** Takes a jibri's report; false if it is not about this recording. */
  public synchronized boolean reported(JibriIq report) {
    if (session == null || !session.jibri().equals(report.getFrom())) {
      return false;
    }
    show(report.getStatus());
    return true;
  }

  /** Ends the recording if the lost jibri made it. */
  public synchronized void jibriLost(Jid jibri) {
    if (session != null && session.jibri().equals(jibri)) {
      show(Status.OFF);
    }
  }

  /** Ends the recording with its conference. */
  public synchronized void end() {
    if (session != null) {
      try {
        stop();
      } catch (XMPPException | SmackException e) {
        LOG.log(Level.WARNING, "Cannot stop the recording of " + room, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stop() throws XMPPException, SmackException, InterruptedException {
    send(session, Action.STOP);
    show(Status.OFF);
  }

  private void send(Session to, Action action)
      throws XMPPException, SmackException, InterruptedException {
    JibriIq request = new JibriIq();
    request.setType(IQ.Type.set);
    request.setTo(to.jibri());
    request.setAction(action);
    request.setSessionId(to.id());
    request.setRecordingMode(to.mode());
    request.setRoom(room);
    jibris.connection().createStanzaCollectorAndSend(request).nextResultOrThrow();
  }

  private void show(Status status) {
    if (status == Status.UNDEFINED) {
      return;
    }
    RecordingStatus shown = new RecordingStatus();
    shown.setStatus(status);
    shown.setSessionId(session.id());
    shown.setRecordingMode(session.mode());
    shown.setInitiator(session.initiator());
    if (status == Status.OFF) {
      session = null;
    }
    LOG.info("Recording of " + room + " is " + status);
    publish.accept(shown);
  }

  private record Session(Jid jibri, String id, RecordingMode mode, Jid initiator) {}
}
