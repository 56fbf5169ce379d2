package jitsiprivacy.jicofo.bridge;

import java.util.Optional;
import jitsiprivacy.recording.RecordingDecision;
import jitsiprivacy.recording.grant.ExportPermission;
import org.jxmpp.jid.EntityBareJid;

/** Decides what may be exported. Called on the host's thread: must not block. */
public interface ExportPolicy {

  /**
   * Decides about one export, as it begins or changes.
   *
   * @param room of the conference; empty when it is not known
   */
  RecordingDecision decide(Optional<EntityBareJid> room, ExportPermission asked);
}
