package jitsiprivacy.testbed;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.Reason;
import org.jitsi.xmpp.extensions.jingle.ReasonPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jivesoftware.smack.packet.IQ;

/** A participant's sessions: it accepts every one that it is offered. */
final class JingleSessions {
  private final Client client;
  private final String endpointId;
  private final Optional<IceClient> ice;
  private final List<String> passwords = new CopyOnWriteArrayList<>();

  JingleSessions(Client client, String endpointId, Optional<IceClient> ice) {
    this.client = client;
    this.endpointId = endpointId;
    this.ice = ice;
    client.answering(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, this::answer);
  }

  private IQ answer(IQ request) {
    var jingle = (JingleIQ) request;
    if (jingle.getAction() == JingleAction.SESSION_INITIATE
        || jingle.getAction() == JingleAction.TRANSPORT_REPLACE) {
      client.send(IQ.createResultIQ(request));
      IceUdpTransportPacketExtension transport = SessionAccept.transport(endpointId);
      ice.ifPresent(session -> session.accept(jingle, transport));
      IceClient.transport(jingle).ifPresent(offered -> passwords.add(offered.getPassword()));
      passwords.add(transport.getPassword());
      client.send(SessionAccept.of(jingle, endpointId, transport));
      return null;
    }
    return IQ.createResultIQ(request);
  }

  /** Every session it was offered since it came into the room. */
  List<JingleIQ> invitations() {
    return client
        .inbox()
        .all(JingleIQ.class, jingle -> jingle.getAction() == JingleAction.SESSION_INITIATE);
  }

  /** The passwords of its ICE sessions so far, the bridge's among them. */
  List<String> passwords() {
    return List.copyOf(passwords);
  }

  /** Whether it does ICE. */
  boolean exchangePackets() {
    return ice.isPresent();
  }

  boolean connected() {
    return ice.orElseThrow().connected();
  }

  /**
   * Gives up its session and asks for another, as a client does whose media does not get through.
   */
  void restart() {
    JingleIQ offer = last().orElseThrow();
    JingleIQ terminate = terminate(offer, Reason.CONNECTIVITY_ERROR);
    var session = new BridgeSessionPacketExtension();
    session.setId(offer.getExtension(BridgeSessionPacketExtension.class).getId());
    session.setRestart(true);
    terminate.addExtension(session);
    client.ask(terminate);
  }

  /** Says goodbye to the focus. */
  void end() {
    close();
    last().ifPresent(offer -> client.send(terminate(offer, Reason.SUCCESS)));
  }

  private Optional<JingleIQ> last() {
    List<JingleIQ> all = invitations();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static JingleIQ terminate(JingleIQ offer, Reason why) {
    var terminate = new JingleIQ(JingleAction.SESSION_TERMINATE, offer.getSID());
    terminate.setType(IQ.Type.set);
    terminate.setTo(offer.getFrom());
    terminate.setReason(new ReasonPacketExtension(why, null, null));
    return terminate;
  }

  void close() {
    ice.ifPresent(IceClient::close);
  }

  @Override
  public String toString() {
    return ice.map(IceClient::toString).orElse("no packets");
  }
}
