package jitsiprivacy.jicofo.room;

import java.util.Optional;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/**
 * What the participant of a Jibri says that it records; it does so some time after it came, and of
 * a SIP session never.
 *
 * @param id as Jicofo made it up
 * @param mode such as {@code file} or {@code stream}
 */
public record JibriSession(Optional<String> id, Optional<String> mode) {

  static final JibriSession UNKNOWN = new JibriSession(Optional.empty(), Optional.empty());

  static JibriSession in(Presence presence) {
    return new JibriSession(text(presence, "session_id"), text(presence, "mode"));
  }

  private static Optional<String> text(Presence presence, String name) {
    return presence.getExtensionElement(name, "jabber:client")
            instanceof StandardExtensionElement said
        ? Optional.ofNullable(said.getText()).map(String::strip).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
