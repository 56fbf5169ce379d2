package jitsiprivacy.jicofo.recording;

import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomConnections;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/** A request of a client's that was taken away from the host. */
record ClientRequest(IQ iq, Room room, RoomConnections connections) implements Taken {

  @Override
  public void letThrough() {
    connections.of(room.jid()).ifPresent(connection -> connection.deliver(iq));
  }

  @Override
  public void refuse(Condition condition, String text) {
    connections
        .of(room.jid())
        .ifPresent(
            connection ->
                connection.send(
                    IQ.createErrorResponse(
                        iq, StanzaError.getBuilder(condition).setDescriptiveEnText(text).build())));
  }

  /** The id is chosen by the client. */
  @Override
  public boolean isAnsweredBy(String id, Jid to) {
    return id.equals(iq.getStanzaId()) && to.equals(iq.getFrom());
  }
}
