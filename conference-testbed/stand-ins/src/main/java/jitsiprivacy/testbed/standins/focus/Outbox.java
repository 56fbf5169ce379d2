package jitsiprivacy.testbed.standins.focus;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.Stanza;

/** Sends what needs no answer. */
record Outbox(XMPPConnection connection) {
  private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());

  void send(Stanza stanza) {
    try {
      connection.sendStanza(stanza);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SmackException.NotConnectedException e) {
      LOGGER.log(Level.WARNING, "Cannot send", e);
    }
  }
}
