package jitsiprivacy.colibri;

import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.Jid;

/** Grants on the wire, and how a bridge says that it asks for them: see docs/bridge-grant.md. */
public final class GrantStanzas {

  public static final String NAMESPACE = "urn:jitsi-privacy:bridge-grant:0";

  /** The element with a grant. */
  public static final String GRANT = "grant";

  private static final String GUARD = "bridge-guard";
  private static final String PUBLISH = "publish";
  private static final String GRANTED = "granted";

  /** What a bridge asks a grant for. */
  public enum Asks {
    /** For exports. */
    EXPORT,
    /** For exports, and for each endpoint that is to be heard or seen. */
    EXPORT_AND_PUBLISH
  }

  private GrantStanzas() {}

  public static Message message(Jid bridge, String grant) {
    return StanzaBuilder.buildMessage()
        .to(bridge)
        .addExtension(StandardExtensionElement.builder(GRANT, NAMESPACE).setText(grant).build())
        .build();
  }

  /** The grant in a message; empty where there is none to read. */
  public static Optional<String> grant(Message message) {
    return message.getExtensionElement(GRANT, NAMESPACE) instanceof StandardExtensionElement element
        ? Optional.ofNullable(element.getText())
        : Optional.empty();
  }

  /** Says in a bridge's presence what it asks for. */
  public static void announce(Presence presence, Asks asks) {
    if (!presence.hasExtension(GUARD, NAMESPACE)) {
      StandardExtensionElement.Builder element = StandardExtensionElement.builder(GUARD, NAMESPACE);
      if (asks == Asks.EXPORT_AND_PUBLISH) {
        element.addAttribute(PUBLISH, GRANTED);
      }
      presence.addExtension(element.build());
    }
  }

  /** What a bridge says it asks for; empty where it does not say. */
  public static Optional<Asks> announced(Presence presence) {
    if (!(presence.getExtensionElement(GUARD, NAMESPACE)
        instanceof StandardExtensionElement element)) {
      return Optional.empty();
    }
    return Optional.of(
        GRANTED.equals(element.getAttributeValue(PUBLISH)) ? Asks.EXPORT_AND_PUBLISH : Asks.EXPORT);
  }
}
