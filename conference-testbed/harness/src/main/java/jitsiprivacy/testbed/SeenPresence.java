package jitsiprivacy.testbed;

import java.util.Optional;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** What an occupant's presence tells the others. */
record SeenPresence(Presence presence) {

  /** Whether the room has made it a moderator. */
  boolean moderator() {
    MUCUser user = MUCUser.from(presence);
    if (user == null || user.getItem() == null) {
      return false;
    }
    return switch (user.getItem().getAffiliation()) {
      case owner, admin -> true;
      default -> false;
    };
  }

  /** Visitors that the focus speaks of, as stock clients read it. */
  double visitorCount() {
    ConferenceProperties said = presence.getExtension(ConferenceProperties.class);
    if (said == null) {
      return 0;
    }
    return said.getProperties().stream()
        .filter(property -> ConferenceProperties.KEY_VISITOR_COUNT.equals(property.getKey()))
        .mapToDouble(property -> Double.parseDouble(property.getValue()))
        .findFirst()
        .orElse(0);
  }

  /** Whether the focus says in it that the meeting is recorded. */
  boolean recorded() {
    RecordingStatus status = presence.getExtension(RecordingStatus.class);
    return status != null && status.getStatus() == JibriIq.Status.ON;
  }

  /** Who it is. */
  Optional<String> userId() {
    return Optional.ofNullable(element("identity", "jabber:client"))
        .map(identity -> identity.getFirstElement("user"))
        .map(user -> user.getFirstElement("id"))
        .map(StandardExtensionElement::getText);
  }

  /** What it has published as {@code <jitsi_participant_NAME>}. */
  Optional<String> property(String name) {
    return Optional.ofNullable(element("jitsi_participant_" + name, "jabber:client"))
        .map(StandardExtensionElement::getText);
  }

  /** What it has switched off. */
  ForceMute muted() {
    return new ForceMute(
        isTrue(element("audiomuted", "http://jitsi.org/jitmeet/audio")),
        isTrue(element("videomuted", "http://jitsi.org/jitmeet/video")));
  }

  private StandardExtensionElement element(String name, String namespace) {
    return presence.getExtensionElement(name, namespace) instanceof StandardExtensionElement found
        ? found
        : null;
  }

  private static boolean isTrue(StandardExtensionElement element) {
    return element != null && "true".equals(element.getText());
  }
}
