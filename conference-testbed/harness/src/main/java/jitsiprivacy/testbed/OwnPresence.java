package jitsiprivacy.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** What a participant says of itself, as lib-jitsi-meet says it. */
final class OwnPresence {
  private static final String CLIENT = "jabber:client";

  private final String name;
  private final String endpointId;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<ExtensionElement> claims = new ArrayList<>();
  private boolean audioMuted;
  private boolean videoMuted;

  OwnPresence(String name, String endpointId) {
    this.name = name;
    this.endpointId = endpointId;
  }

  synchronized void property(String property, String value) {
    properties.put("jitsi_participant_" + property, value);
  }

  synchronized void forget(String property) {
    properties.remove("jitsi_participant_" + property);
  }

  synchronized void forgetProperties() {
    properties.clear();
  }

  synchronized void audioMuted(boolean muted) {
    audioMuted = muted;
  }

  synchronized void videoMuted(boolean muted) {
    videoMuted = muted;
  }

  synchronized ForceMute muted() {
    return new ForceMute(audioMuted, videoMuted);
  }

  /** To be a service, such as {@code jibri}. */
  synchronized void claim(String what) {
    claims.add(
        StandardExtensionElement.builder("features", CLIENT)
            .addElement(
                StandardExtensionElement.builder("feature", CLIENT)
                    .addAttribute("var", "http://jitsi.org/protocol/" + what)
                    .build())
            .build());
  }

  /** To be a user whom only the server may name. */
  synchronized void claimIdentity(String userId) {
    claims.add(
        StandardExtensionElement.builder("identity", CLIENT)
            .addElement(
                StandardExtensionElement.builder("user", CLIENT)
                    .addElement(text("id", CLIENT, userId))
                    .addElement(text("name", CLIENT, name))
                    .build())
            .build());
  }

  synchronized PresenceBuilder writeTo(PresenceBuilder presence) {
    presence.addExtension(text("stats-id", CLIENT, name));
    presence.addExtension(text("nick", "http://jabber.org/protocol/nick", name));
    presence.addExtension(text("audiomuted", "http://jitsi.org/jitmeet/audio", audioMuted));
    presence.addExtension(text("videomuted", "http://jitsi.org/jitmeet/video", videoMuted));
    presence.addExtension(
        text(
            "SourceInfo",
            CLIENT,
            "{\"%s\":{\"muted\":%s},\"%s\":{\"muted\":%s}}"
                .formatted(
                    SessionAccept.sourceName("audio", endpointId),
                    audioMuted,
                    SessionAccept.sourceName("video", endpointId),
                    videoMuted)));
    properties.forEach((key, value) -> presence.addExtension(text(key, CLIENT, value)));
    claims.forEach(presence::addExtension);
    return presence;
  }

  private static StandardExtensionElement text(String element, String namespace, Object text) {
    return StandardExtensionElement.builder(element, namespace).setText(text.toString()).build();
  }
}
