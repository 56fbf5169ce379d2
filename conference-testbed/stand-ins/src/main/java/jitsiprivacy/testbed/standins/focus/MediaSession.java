package jitsiprivacy.testbed.standins.focus;

import java.util.UUID;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.Reason;
import org.jitsi.xmpp.extensions.jingle.ReasonPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.EntityFullJid;

/**
 * What an invited member has: an endpoint at a bridge and a Jingle session about it.
 *
 * @param bridgeSession by which the member names the endpoint when it asks for another
 */
record MediaSession(
    Member member,
    EntityFullJid bridge,
    String sid,
    String bridgeSession,
    boolean audioForceMuted,
    boolean videoForceMuted) {

  static MediaSession at(EntityFullJid bridge, Member member, boolean audio, boolean video) {
    return new MediaSession(
        member, bridge, JingleIQ.generateSID(), UUID.randomUUID().toString(), audio, video);
  }

  MediaSession forceMuted(boolean audio, boolean video) {
    return new MediaSession(member, bridge, sid, bridgeSession, audio, video);
  }

  JingleIQ initiate(IceUdpTransportPacketExtension transport) {
    JingleIQ iq = jingle(JingleAction.SESSION_INITIATE);
    Offer.addTo(iq, transport);
    iq.addExtension(new BridgeSessionPacketExtension(bridgeSession, null));
    return iq;
  }

  JingleIQ terminate(Reason reason) {
    JingleIQ iq = jingle(JingleAction.SESSION_TERMINATE);
    iq.setReason(new ReasonPacketExtension(reason, null, null));
    return iq;
  }

  private JingleIQ jingle(JingleAction action) {
    var iq = new JingleIQ(action, sid);
    iq.setType(IQ.Type.set);
    iq.setTo(member.getOccupantJid());
    return iq;
  }
}
