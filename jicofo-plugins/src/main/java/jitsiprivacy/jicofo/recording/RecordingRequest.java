package jitsiprivacy.jicofo.recording;

import java.util.Optional;
import jitsiprivacy.recording.Attendance;
import org.jxmpp.jid.EntityBareJid;

/**
 * What is asked for.
 *
 * @param room empty when the focus is in no such room
 * @param byModerator whether who asks is one; Jicofo checks that after us
 * @param mode {@code file}, {@code stream} or {@code sip}
 */
record RecordingRequest(
    Optional<EntityBareJid> room, boolean byModerator, String mode, Attendance attendance) {}
