package jitsiprivacy.colibri;

import java.util.HashSet;
import java.util.Set;
import org.jitsi.xmpp.extensions.AbstractPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.ExtensionElement;

/**
 * Which exports of a meeting a request to a bridge takes back.
 *
 * @param all as releases say it that have one alone
 */
public record EndedExports(boolean all, Set<String> ids) {

  public EndedExports {
    ids = Set.copyOf(ids);
  }

  /** Of a request. */
  public static EndedExports in(ConferenceModifyIQ request) {
    boolean all = false;
    Set<String> ids = new HashSet<>();
    for (ExtensionElement element : request.getExtensions()) {
      if (RequestedExport.is(element, RequestedExport.CONNECTS)
          && element instanceof AbstractPacketExtension connects) {
        all |= connects.getChildExtensions().isEmpty();
        for (ExtensionElement child : connects.getChildExtensions()) {
          if (RequestedExport.is(child, RequestedExport.CONNECT)
              && child instanceof AbstractPacketExtension connect
              && RequestedExport.isTrue(connect, RequestedExport.EXPIRE)) {
            ids.add(RequestedExport.text(connect, "id"));
          }
        }
      }
    }
    return new EndedExports(all, ids);
  }

  /** Whether there is none. */
  public boolean isNone() {
    return !all && ids.isEmpty();
  }

  /** Takes out of a request whatever it says of exports. */
  public static void leaveOut(ConferenceModifyIQ request) {
    request.removeExtension(RequestedExport.CONNECTS, ConferenceModifyIQ.NAMESPACE);
  }

  public boolean has(String id) {
    return all || ids.contains(id);
  }
}
