package jitsiprivacy.jicofo.bridge;

import java.util.Optional;
import java.util.function.Predicate;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/**
 * Which exports begin and end. The host's own requests to bridges never say it: what is asked for
 * here is asked of the bridge by ourselves, so that no other order than ours has to be reckoned
 * with. Called on the host's thread: must not block.
 */
public interface ExportPolicy {

  /**
   * The host is about to ask for an export.
   *
   * @param room empty when it is not known which one it is
   * @param request that it stood in, and that has not left yet
   */
  void asked(Optional<EntityBareJid> room, BridgeConnect connect, ConferenceModifyIQ request);

  /** The host takes exports back. */
  void takenBack(EntityBareJid room, Predicate<ConnectKey> which);

  /**
   * A request has left, or could not be sent.
   *
   * @param lost which exports are gone with it, as the meeting is that they are of
   */
  void left(
      Optional<EntityBareJid> room,
      ConferenceModifyIQ request,
      Predicate<ConnectKey> lost,
      boolean sent);
}
