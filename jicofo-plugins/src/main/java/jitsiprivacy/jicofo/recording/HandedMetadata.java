package jitsiprivacy.jicofo.recording;

import java.io.IOException;
import java.util.Set;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.spi.HostConnection;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;

/** Settings of a room as they came, to be handed to the host with less in them. */
record HandedMetadata(
    Message message,
    JsonMessageExtension extension,
    RoomMetadata metadata,
    HostConnection connection) {

  Set<RecordingKind> wanted() {
    return metadata.wanted();
  }

  String without(Set<RecordingKind> kinds) throws IOException {
    return metadata.without(kinds);
  }

  void hand(String json) {
    connection.deliver(saying(json));
  }

  Message saying(String json) {
    JsonMessageExtension told = new JsonMessageExtension(json);
    for (String attribute : extension.getAttributeNames()) {
      told.setAttribute(attribute, extension.getAttribute(attribute));
    }
    return StanzaBuilder.buildMessage(message.getStanzaId())
        .from(message.getFrom())
        .to(message.getTo())
        .addExtension(told)
        .build();
  }
}
