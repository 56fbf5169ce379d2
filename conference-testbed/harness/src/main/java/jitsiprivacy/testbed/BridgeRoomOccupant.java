package jitsiprivacy.testbed;

import java.net.URI;
import jitsiprivacy.testbed.standins.Brewery;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Somebody in the room where the bridges are, which is all that a bridge asks of who tells it what
 * to do.
 */
public final class BridgeRoomOccupant implements AutoCloseable {

  private static final EntityBareJid ROOM =
      JidCreate.entityBareFromOrThrowUnchecked(Domains.BRIDGE_BREWERY);

  private final Client client;

  private BridgeRoomOccupant(Client client) {
    this.client = client;
  }

  static BridgeRoomOccupant enter(Client client, String nickname) {
    new Brewery(client.connection(), ROOM).join(nickname);
    return new BridgeRoomOccupant(client);
  }

  /** Asks a bridge to send a meeting's sound somewhere, and does not ask the focus. */
  public Answer export(Bridge bridge, String meetingId, Connect.Types kind, String url) {
    ConferenceModifyIQ.Builder request = to(bridge, meetingId);
    request.addConnect(
        new Connect(
            "by-hand",
            URI.create(url),
            Connect.Protocols.MEDIAJSON,
            kind,
            true,
            false,
            true,
            false));
    return ask(request);
  }

  /** Asks a bridge to forward what somebody sends. */
  public Answer unmute(Bridge bridge, String meetingId, Participant participant) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(participant.endpointId());
    endpoint.setForceMute(false, false);
    ConferenceModifyIQ.Builder request = to(bridge, meetingId);
    request.addEndpoint(endpoint.build());
    return ask(request);
  }

  /** Sends a bridge a grant that was sent before. */
  public void replay(Bridge bridge, String grant) {
    MessageBuilder message = client.connection().getStanzaFactory().buildMessageStanza();
    client.send(
        message
            .to(address(bridge))
            .addExtension(
                StandardExtensionElement.builder("grant", "urn:jitsi-privacy:bridge-grant:0")
                    .setText(grant)
                    .build())
            .build());
  }

  private ConferenceModifyIQ.Builder to(Bridge bridge, String meetingId) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder(client.connection());
    request.to(address(bridge));
    request.setMeetingId(meetingId);
    return request;
  }

  private Answer ask(ConferenceModifyIQ.Builder request) {
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.get); // As Jicofo does.
    return client.ask(iq);
  }

  private static EntityFullJid address(Bridge bridge) {
    return JidCreate.entityFullFrom(ROOM, Resourcepart.fromOrThrowUnchecked(bridge.name()));
  }

  @Override
  public void close() {
    client.close();
  }
}
