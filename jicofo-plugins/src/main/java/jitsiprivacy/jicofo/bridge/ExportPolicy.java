package jitsiprivacy.jicofo.bridge;

import java.util.Optional;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/** Which exports may begin, and when. Called on the host's thread: must not block. */
public interface ExportPolicy {

  /**
   * Whether an export may begin with the host's request. Where it may not yet, it can begin with a
   * request of our own later.
   *
   * @param room empty when it is not known which one it is
   */
  boolean mayLeave(Optional<EntityBareJid> room, BridgeConnect connect, ConferenceModifyIQ request);

  /**
   * A request has left, with what may, or could not be sent.
   *
   * @param connects which leave with it
   */
  void left(
      Optional<EntityBareJid> room,
      Iterable<ConnectKey> connects,
      ConferenceModifyIQ request,
      boolean sent);
}
