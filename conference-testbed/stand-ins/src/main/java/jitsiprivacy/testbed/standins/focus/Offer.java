package jitsiprivacy.testbed.standins.focus;

import java.util.ArrayList;
import java.util.List;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.CreatorEnum;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension.SendersEnum;
import org.jitsi.xmpp.extensions.jingle.GroupPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtpDescriptionPacketExtension;

/**
 * The contents of a session-initiate: one codec for sound, one for pictures, one transport for
 * both.
 */
final class Offer {

  private Offer() {}

  static void addTo(JingleIQ iq, IceUdpTransportPacketExtension transport) {
    List<ContentPacketExtension> contents = new ArrayList<>();
    contents.add(content("audio", 111, "opus", 48_000, transport));
    contents.add(content("video", 100, "VP8", 90_000, transport));
    contents.forEach(iq::addContent);
    iq.addExtension(GroupPacketExtension.createBundleGroup(contents));
  }

  private static ContentPacketExtension content(
      String media, int id, String codec, int rate, IceUdpTransportPacketExtension transport) {
    var payload = new PayloadTypePacketExtension();
    payload.setId(id);
    payload.setName(codec);
    payload.setClockrate(rate);
    var description = new RtpDescriptionPacketExtension();
    description.setMedia(media);
    description.addPayloadType(payload);
    var content = new ContentPacketExtension(CreatorEnum.initiator, media);
    content.setSenders(SendersEnum.both);
    content.addChildExtension(description);
    content.addChildExtension(transport);
    return content;
  }
}
