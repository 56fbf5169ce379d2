package jitsiprivacy.testbed;

import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;

/** What a room tells whoever asks about it, as clients do when they have entered. */
record RoomDisco(Optional<DataForm> form) {

  static RoomDisco of(Client client, EntityBareJid room) {
    Answer answer =
        client.ask(DiscoverInfo.builder(client.connection()).ofType(IQ.Type.get).to(room).build());
    return new RoomDisco(
        Optional.ofNullable(DataForm.from(answer.iq(), "http://jabber.org/protocol/muc#roominfo")));
  }

  Optional<String> meetingId() {
    return form.map(fields -> fields.getField("muc#roominfo_meetingId"))
        .map(FormField::getFirstValue)
        .filter(id -> !id.isBlank());
  }
}
