package org.jitsi.jicofo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jitsi.jicofo.bridge.Bridges;
import org.jitsi.jicofo.conference.Conference;
import org.jitsi.jicofo.conference.Sessions;
import org.jitsi.jicofo.jibri.Jibris;
import org.jitsi.jicofo.jibri.Recording;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import testbed.standin.IqHandler;

/** Answers requests, each with the conference it is about. */
final class Focus {

  private final XMPPConnection connection;
  private final Bridges bridges;
  private final Jibris jibris;
  private final Map<EntityBareJid, Conference> conferences = new ConcurrentHashMap<>();

  Focus(XMPPConnection connection, Bridges bridges, Jibris jibris) {
    this.connection = connection;
    this.bridges = bridges;
    this.jibris = jibris;
  }

  void listen() {
    bridges.onLost(bridge -> conferences.values().forEach(c -> c.bridgeLost(bridge)));
    jibris.onLost(jibri -> conferences.values().forEach(c -> c.recording().jibriLost(jibri)));
    IqHandler.register(
        connection,
        ConferenceIq.ELEMENT,
        ConferenceIq.NAMESPACE,
        ConferenceIq.class,
        Mode.async,
        this::conference);
    IqHandler.register(
        connection, JingleIQ.ELEMENT, JingleIQ.NAMESPACE, JingleIQ.class, Mode.async, this::jingle);
    IqHandler.register(
        connection, JibriIq.ELEMENT, JibriIq.NAMESPACE, JibriIq.class, Mode.async, this::jibri);
    IqHandler.register(connection, "mute", MuteIq.NAMESPACE, MuteIq.class, Mode.async, this::mute);
  }

  private IQ conference(ConferenceIq request)
      throws XMPPException, SmackException, InterruptedException {
    open(request.getRoom());
    ConferenceIq answer = new ConferenceIq();
    answer.setType(IQ.Type.result);
    answer.setStanzaId(request.getStanzaId());
    answer.setTo(request.getFrom());
    answer.setRoom(request.getRoom());
    answer.setReady(true);
    answer.setFocusJid(connection.getUser().asBareJid().toString());
    return answer;
  }

  /** Two participants ask at the same time; only one conference must come of it. */
  private synchronized void open(EntityBareJid room)
      throws XMPPException, SmackException, InterruptedException {
    if (conferences.containsKey(room)) {
      return;
    }
    Conference conference =
        new Conference(room, new Sessions(connection, room, bridges), jibris, this::close);
    conferences.put(room, conference);
    try {
      conference.join(connection);
    } catch (XMPPException | SmackException | InterruptedException e) {
      conferences.remove(room);
      throw e;
    }
  }

  /** Not while someone asks for the room, who would find it without a focus. */
  private synchronized boolean close(Conference conference) {
    boolean ended = conference.isEmpty() && conferences.remove(conference.room(), conference);
    if (ended) {
      conference.leave();
    }
    return ended;
  }

  private IQ jingle(JingleIQ request) {
    Optional<Conference> conference = of(request.getFrom());
    if (conference.isEmpty()) {
      return notHere(request);
    }
    if (request.getAction() == JingleAction.SESSION_TERMINATE) {
      BridgeSessionPacketExtension session =
          request.getExtension(BridgeSessionPacketExtension.class);
      conference
          .get()
          .terminated(
              request.getFrom(), session != null && Boolean.TRUE.equals(session.isRestart()));
    }
    return IQ.createResultIQ(request);
  }

  private IQ jibri(JibriIq request) throws XMPPException, SmackException, InterruptedException {
    for (Conference conference : conferences.values()) {
      if (conference.recording().reported(request)) {
        return IQ.createResultIQ(request);
      }
    }
    Optional<Recording> recording = of(request.getFrom()).map(Conference::recording);
    return recording.isPresent() ? recording.get().request(request) : notHere(request);
  }

  private IQ mute(MuteIq request) throws XMPPException, SmackException, InterruptedException {
    Optional<Conference> conference = of(request.getFrom());
    if (conference.isEmpty() || request.getJid() == null || request.getMute() == null) {
      return notHere(request);
    }
    boolean done = conference.get().muteAudio(request.getJid(), request.getMute());
    return done ? IQ.createResultIQ(request) : notHere(request);
  }

  private Optional<Conference> of(Jid occupant) {
    return Optional.ofNullable(conferences.get(occupant.asEntityBareJidIfPossible()))
        .filter(conference -> conference.has(occupant));
  }

  private static IQ notHere(IQ request) {
    return IqHandler.error(request, Condition.item_not_found, "No such conference or occupant");
  }
}
