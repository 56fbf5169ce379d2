package jitsiprivacy.colibri;

import java.util.HashSet;
import java.util.Set;
import org.jitsi.xmpp.extensions.AbstractPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.ExtensionElement;

/**
 * Which exports of a meeting end at a bridge with a request.
 *
 * @param all as releases say it that have one alone, and with the meeting
 */
public record EndedExports(boolean all, Set<String> ids) {

  public EndedExports {
    ids = Set.copyOf(ids);
  }

  /** Of a request. */
  public static EndedExports in(ConferenceModifyIQ request) {
    boolean all = request.getExpire();
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

  public boolean has(String id) {
    return all || ids.contains(id);
  }
}
