package jitsiprivacy.testbed.standins.focus;

import java.util.Optional;
import java.util.UUID;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.form.Form;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What the focus learns of a room from its configuration form.
 *
 * @param meetingId the server's, or one of the focus's own where the server gives none
 * @param mainRoom of a breakout room
 */
record RoomInfo(String meetingId, Optional<EntityBareJid> mainRoom) {

  static RoomInfo of(Form form) {
    Optional<EntityBareJid> mainRoom =
        value(form, "muc#roominfo_isbreakout")
            .filter(v -> v.equals("1") || v.equals("true"))
            .flatMap(v -> value(form, "muc#roominfo_breakout_main_room"))
            .map(JidCreate::entityBareFromOrThrowUnchecked);
    return new RoomInfo(
        value(form, "muc#roominfo_meetingId").orElseGet(() -> UUID.randomUUID().toString()),
        mainRoom);
  }

  private static Optional<String> value(Form form, String name) {
    return Optional.ofNullable(form.getField(name))
        .map(FormField::getFirstValue)
        .filter(value -> !value.isBlank());
  }
}
