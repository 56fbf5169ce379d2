package org.jitsi.jicofo.conference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jitsi.jicofo.bridge.Bridges;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** The endpoints that a conference has at bridges, and the Jingle sessions that lead there. */
public final class Sessions {

  private static final Logger LOG = Logger.getLogger(Sessions.class.getName());
  private static final int ATTEMPTS = 5;

  private final XMPPConnection connection;
  private final EntityBareJid room;
  private final Bridges bridges;
  private final String meetingId = UUID.randomUUID().toString();
  // The bridges at which the conference is created, with its endpoints. Requests go out one by one
  // under the lock, so
  // that none overtakes the creation.
  private final Map<Jid, Set<String>> created = new HashMap<>();
  private boolean ended;

  /** No session yet. */
  public Sessions(XMPPConnection connection, EntityBareJid room, Bridges bridges) {
    this.connection = connection;
    this.room = room;
    this.bridges = bridges;
  }

  /** Creates an endpoint and sends session-initiate; false if no bridge would have it. */
  boolean start(Participant participant) {
    Set<Jid> failed = new HashSet<>();
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (attempt > 1) {
          Thread.sleep(1000);
        }
        Optional<Jid> bridge = pick(failed);
        if (bridge.isEmpty()) {
          LOG.warning("No bridge for " + participant.occupant());
          continue;
        }
        try {
          IceUdpTransportPacketExtension transport = create(participant, bridge.get());
          connection.sendStanza(
              Offer.sessionInitiate(connection.getUser(), participant.occupant(), transport));
          return true;
        } catch (XMPPException | SmackException e) {
          LOG.log(Level.WARNING, bridge.get() + " failed " + participant.occupant(), e);
          failed.add(bridge.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized Optional<Jid> pick(Set<Jid> failed) {
    return ended ? Optional.empty() : bridges.pick(created.keySet(), failed);
  }

  private synchronized IceUdpTransportPacketExtension create(Participant participant, Jid bridge)
      throws XMPPException, SmackException, InterruptedException {
    Colibri2Endpoint.Builder endpoint = endpoint(participant);
    endpoint.setCreate(true);
    endpoint.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    endpoint.addMedia(Media.getBuilder().setType(MediaType.AUDIO).build());
    endpoint.addMedia(Media.getBuilder().setType(MediaType.VIDEO).build());
    endpoint.setTransport(Transport.getBuilder().setIceControlling(true).build());
    if (participant.audioMuted()) {
      // A new endpoint must not undo a mute.
      endpoint.setForceMute(true, false);
    }
    if (ended) {
      throw new SmackException.SmackMessageException("The conference ended");
    }
    ConferenceModifyIQ.Builder request = request(bridge);
    if (!created.containsKey(bridge)) {
      request.setCreate(true);
      request.setConferenceName(room.toString());
    }
    request.addEndpoint(endpoint.build());
    IQ answer = ask(request.build());
    created.computeIfAbsent(bridge, key -> new HashSet<>()).add(participant.endpointId());
    participant.bridge(bridge);
    return transport(answer);
  }

  private static IceUdpTransportPacketExtension transport(IQ answer) throws SmackException {
    if (answer instanceof ConferenceModifiedIQ modified) {
      for (Colibri2Endpoint endpoint : modified.getEndpoints()) {
        Transport transport = endpoint.getTransport();
        if (transport != null && transport.getIceUdpTransport() != null) {
          return transport.getIceUdpTransport();
        }
      }
    }
    throw new SmackException.SmackMessageException("No transport in the bridge's answer");
  }

  /** Tells the bridge the participant's mute. */
  synchronized void mute(Participant participant)
      throws XMPPException, SmackException, InterruptedException {
    Optional<Jid> bridge = participant.bridge();
    if (bridge.isPresent()) {
      Colibri2Endpoint.Builder endpoint = endpoint(participant);
      endpoint.setForceMute(participant.audioMuted(), false);
      ConferenceModifyIQ.Builder request = request(bridge.get());
      request.addEndpoint(endpoint.build());
      IQ unused = ask(request.build());
    }
  }

  /** Removes the participant's endpoint. */
  synchronized void expire(Participant participant) {
    Optional<Jid> bridge = participant.bridge();
    participant.bridge(null);
    if (bridge.isPresent() && created.containsKey(bridge.get())) {
      Colibri2Endpoint.Builder endpoint = endpoint(participant);
      endpoint.setExpire(true);
      ConferenceModifyIQ.Builder request = request(bridge.get());
      request.addEndpoint(endpoint.build());
      Set<String> left = created.get(bridge.get());
      left.remove(participant.endpointId());
      if (left.isEmpty()) {
        // The bridge ends the conference by itself, and will want it created anew.
        created.remove(bridge.get());
      }
      tell(request.build());
    }
  }

  /** Removes the conference from all bridges. */
  synchronized void end() {
    ended = true;
    for (Jid bridge : Set.copyOf(created.keySet())) {
      tell(request(bridge).setExpire(true).build());
    }
    created.clear();
  }

  /** A bridge that is gone has no conference any more. */
  synchronized void forget(Jid bridge) {
    created.remove(bridge);
  }

  private void tell(ConferenceModifyIQ request) {
    try {
      IQ unused = ask(request);
    } catch (XMPPException | SmackException e) {
      // Only ever about what is to go, and gone it is.
      LOG.info("Expiry failed at " + request.getTo() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private IQ ask(ConferenceModifyIQ request)
      throws XMPPException, SmackException, InterruptedException {
    try {
      return connection.createStanzaCollectorAndSend(request).nextResultOrThrow();
    } catch (XMPPErrorException e) {
      if (e.getStanzaError().getCondition() == Condition.item_not_found) {
        created.remove(request.getTo());
      }
      throw e;
    }
  }

  private ConferenceModifyIQ.Builder request(Jid bridge) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder(connection);
    request.to(bridge).ofType(IQ.Type.set);
    return request.setMeetingId(meetingId);
  }

  private static Colibri2Endpoint.Builder endpoint(Participant participant) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(participant.endpointId());
    return endpoint;
  }
}
