package jitsiprivacy.testbed;

import org.jitsi.xmpp.extensions.jibri.JibriIq.RecordingMode;
import org.jitsi.xmpp.extensions.jitsimeet.FeatureExtension;
import org.jitsi.xmpp.extensions.jitsimeet.FeaturesExtension;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** What a Jibri has in a meeting that it records: a participant of a trusted domain. */
final class RecorderOccupant implements AutoCloseable {
  private final Client client;
  private final EntityFullJid me;

  /** As lib-jitsi-meet does it for a recorder: what it records it says after it came. */
  RecorderOccupant(
      int port, EntityBareJid room, String nickname, String session, RecordingMode mode) {
    client = Client.service(port);
    me = JidCreate.entityFullFrom(room, Resourcepart.fromOrThrowUnchecked(nickname));
    client.send(presence().addExtension(new MUCInitialPresence(null, -1, -1, -1, null)).build());
    client.send(
        presence()
            .addExtension(text("session_id", session))
            .addExtension(text("mode", mode.toString()))
            .build());
  }

  private PresenceBuilder presence() {
    FeatureExtension jibri = new FeatureExtension();
    jibri.setAttribute("var", "http://jitsi.org/protocol/jibri");
    FeaturesExtension features = new FeaturesExtension();
    features.addChildExtension(jibri);
    return client
        .connection()
        .getStanzaFactory()
        .buildPresenceStanza()
        .to(me)
        .addExtension(features);
  }

  private static StandardExtensionElement text(String name, String text) {
    return StandardExtensionElement.builder(name, "jabber:client").setText(text).build();
  }

  /** Whether it came, and neither left nor was put out. */
  boolean isInRoom() {
    return client.inbox().all(Presence.class, each -> me.equals(each.getFrom())).stream()
        .reduce((before, last) -> last)
        .filter(Presence::isAvailable)
        .isPresent();
  }

  void cut() {
    client.cut();
  }

  @Override
  public void close() {
    client.close();
  }
}
