package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.Jid;

/**
 * What Prosody's {@code presence_identity} says out of a token. It replaces what the client wrote
 * only where there is a token, so it is believed of the operator's domains alone.
 */
@Singleton
final class Identity {

  private static final String ELEMENT = "identity";
  private static final String NAMESPACE = "jabber:client";
  private static final int MAX_LENGTH = 1024;

  private final Set<String> domains;

  @Inject
  Identity(ConsentGateOptions options) {
    this.domains = options.accounts().domains();
  }

  /** By claim, such as {@code user.id}; empty for a guest. */
  Map<String, String> claims(Presence presence, Jid realJid) {
    if (realJid == null
        || !domains.contains(realJid.getDomain().toString())
        || !(presence.getExtensionElement(ELEMENT, NAMESPACE)
            instanceof StandardExtensionElement identity)) {
      return Map.of();
    }
    Map<String, String> claims = new TreeMap<>();
    for (StandardExtensionElement part : identity.getElements()) {
      if (part.getElementName().equals("user")) {
        part.getElements().forEach(each -> claim(claims, "user." + each.getElementName(), each));
      } else {
        claim(claims, part.getElementName(), part);
      }
    }
    return Map.copyOf(claims);
  }

  private static void claim(
      Map<String, String> claims, String name, StandardExtensionElement element) {
    String text = element.getText();
    if (text != null && !text.isBlank() && text.length() <= MAX_LENGTH) {
      claims.put(name, text);
    }
  }
}
