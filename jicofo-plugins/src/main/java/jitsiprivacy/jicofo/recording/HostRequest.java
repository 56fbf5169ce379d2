package jitsiprivacy.jicofo.recording;

import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/** A request of the host's own that was about to leave. */
record HostRequest(IQ iq, HostConnection connection) implements Taken {

  @Override
  public void letThrough() {
    connection.send(iq);
  }

  @Override
  public void refuse(Condition condition, String text) {
    connection.deliver(
        IQ.createErrorResponse(
            iq, StanzaError.getBuilder(condition).setDescriptiveEnText(text).build()));
  }

  /** What the host answers is about requests of others. */
  @Override
  public boolean isAnsweredBy(String id, Jid to) {
    return false;
  }
}
