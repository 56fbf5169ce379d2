package org.jitsi.jicofo.conference;

import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.CreatorEnum;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.SendersEnum;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtpDescriptionPacketExtension;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/** The least that is a Jingle session with sound and picture. */
final class Offer {

  private Offer() {}

  static JingleIQ sessionInitiate(
      Jid focus, Jid occupant, IceUdpTransportPacketExtension transport) {
    JingleIQ offer = new JingleIQ(JingleAction.SESSION_INITIATE, JingleIQ.generateSID());
    offer.setType(IQ.Type.set);
    offer.setTo(occupant);
    offer.setInitiator(focus);
    offer.addContent(content("audio", 111, "opus", 48000, transport));
    offer.addContent(content("video", 100, "VP8", 90000, transport));
    return offer;
  }

  private static ContentPacketExtension content(
      String media,
      int payloadId,
      String codec,
      int clockrate,
      IceUdpTransportPacketExtension transport) {
    PayloadTypePacketExtension payload = new PayloadTypePacketExtension();
    payload.setId(payloadId);
    payload.setName(codec);
    payload.setClockrate(clockrate);
    RtpDescriptionPacketExtension description = new RtpDescriptionPacketExtension();
    description.setMedia(media);
    description.addPayloadType(payload);

    ContentPacketExtension content = new ContentPacketExtension(CreatorEnum.initiator, media);
    content.setSenders(SendersEnum.both);
    content.addChildExtension(description);
    content.addChildExtension(
        IceUdpTransportPacketExtension.cloneTransportAndCandidates(transport));
    return content;
  }
}
