package jitsiprivacy.testbed.standins;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Where and as whom to log in.
 *
 * @param resource of the full JID; {@code null} for one of the server's choosing
 */
public record XmppLink(
    String hostname, int port, String domain, String username, String password, String resource) {

  private static final int RETRY_MS = 500;
  private static final int PATIENCE_S = 60;
  private static final Logger logger = Logger.getLogger(XmppLink.class.getName());

  /**
   * A connection that is logged in. There is no encryption: the server is on this machine. Like the
   * real programs it tries again while the server is not there; unlike them it gives up in the end.
   */
  public XMPPTCPConnection open() {
    JitsiExtensions.register();
    try {
      XMPPTCPConnection connection = connected();
      connection.login();
      return connection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException | SmackException | XMPPException e) {
      throw new IllegalStateException("cannot log in as " + username + "@" + domain, e);
    }
  }

  private XMPPTCPConnection connected()
      throws IOException, SmackException, XMPPException, InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (true) {
      XMPPTCPConnection connection = new XMPPTCPConnection(configuration().build());
      connection.setReplyTimeout(15_000);
      logStanzas(connection);
      try {
        connection.connect();
        return connection;
      } catch (SmackException.EndpointConnectionException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      }
    }
  }

  /** Where an operator wants to know all, the real programs log each stanza. */
  private static void logStanzas(XMPPTCPConnection connection) {
    if (logger.isLoggable(Level.FINE)) {
      connection.addSyncStanzaListener(
          stanza -> logger.fine("received " + stanza.toXML()), stanza -> true);
      connection.addStanzaSendingListener(
          stanza -> logger.fine("sent " + stanza.toXML()), stanza -> true);
    }
  }

  private XMPPTCPConnectionConfiguration.Builder configuration() throws IOException {
    var builder =
        XMPPTCPConnectionConfiguration.builder()
            .setHost(hostname)
            .setPort(port)
            .setXmppDomain(JidCreate.domainBareFrom(domain))
            .setSocketFactory(SocketFactory.getDefault())
            .setSecurityMode(SecurityMode.disabled)
            .setCompressionEnabled(false);
    if (username == null) {
      return builder.performSaslAnonymousAuthentication();
    }
    builder.setUsernameAndPassword(username, password);
    return resource == null ? builder : builder.setResource(Resourcepart.from(resource));
  }
}
