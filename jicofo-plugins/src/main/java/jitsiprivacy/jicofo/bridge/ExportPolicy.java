package jitsiprivacy.jicofo.bridge;

import java.util.Optional;
import jitsiprivacy.recording.grant.ExportPermission;
import org.jxmpp.jid.EntityBareJid;

/** Which exports may begin. Called on the host's thread: must not block. */
public interface ExportPolicy {

  /**
   * @param room empty when it is not known which one it is
   */
  boolean allows(Optional<EntityBareJid> room, ExportPermission asked);
}
