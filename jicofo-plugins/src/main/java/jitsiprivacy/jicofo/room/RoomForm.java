package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Reads the configuration of a room (XEP-0045, 10.2), which Jicofo asks for as soon as it is in:
 * Jitsi's Prosody modules say there which meeting it is, and of which room it is a breakout room.
 */
@Singleton
public final class RoomForm implements StanzaInterceptor<MUCOwner> {

  private static final String MEETING_ID = "muc#roominfo_meetingId";
  private static final String IS_BREAKOUT = "muc#roominfo_isbreakout";
  private static final String MAIN_ROOM = "muc#roominfo_breakout_main_room";

  private final Meetings meetings;

  @Inject
  RoomForm(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public Verdict intercept(MUCOwner answer, HostConnection connection) {
    EntityBareJid from =
        answer.getFrom() == null ? null : answer.getFrom().asEntityBareJidIfPossible();
    DataForm form = DataForm.from(answer);
    if (from != null && from.equals(answer.getFrom()) && answer.getType() == IQ.Type.result) {
      meetings.read(from, text(form, MEETING_ID), mainRoom(form));
    }
    return Verdict.pass();
  }

  private static Optional<EntityBareJid> mainRoom(DataForm form) {
    boolean isBreakout =
        text(form, IS_BREAKOUT).filter(is -> is.equals("1") || is.equals("true")).isPresent();
    return isBreakout ? text(form, MAIN_ROOM).flatMap(RoomForm::room) : Optional.empty();
  }

  private static Optional<EntityBareJid> room(String text) {
    try {
      return Optional.of(JidCreate.entityBareFrom(text));
    } catch (XmppStringprepException e) {
      return Optional.empty(); // Then it is a room by itself.
    }
  }

  private static Optional<String> text(DataForm form, String name) {
    FormField field = form == null ? null : form.getField(name);
    return field == null
        ? Optional.empty()
        : Optional.ofNullable(field.getFirstValue()).filter(text -> !text.isBlank());
  }
}
