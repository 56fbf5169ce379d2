package testbed.standin;

import java.io.IOException;
import java.util.logging.Logger;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.ReconnectionManager;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** An account at an XMPP server that is reached without TLS, on loopback only. */
public record XmppLogin(
    String host, int port, String domain, String user, String password, String resource) {

  private static final Logger LOG = Logger.getLogger(XmppLogin.class.getName());
  private static final int ATTEMPTS = 60;

  /**
   * Connects and logs in. Server and stand-ins are started at the same time, so a server that does
   * not listen yet is no failure.
   *
   * @throws IOException if the server cannot be reached within a minute
   */
  public AbstractXMPPConnection connect()
      throws IOException, SmackException, XMPPException, InterruptedException {
    Providers.register();
    ReconnectionManager.setEnabledPerDefault(false);
    XMPPTCPConnectionConfiguration configuration =
        XMPPTCPConnectionConfiguration.builder()
            .setHost(host)
            .setPort(port)
            .setXmppDomain(JidCreate.domainBareFrom(domain))
            .setUsernameAndPassword(user, password)
            .setResource(Resourcepart.from(resource))
            .setSecurityMode(SecurityMode.disabled)
            .build();
    for (int attempt = 1; ; attempt++) {
      XMPPTCPConnection connection = new XMPPTCPConnection(configuration);
      try {
        connection.connect().login();
        LOG.info("Logged in as " + connection.getUser());
        return connection;
      } catch (SmackException | IOException e) {
        connection.disconnect();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(1000);
      }
    }
  }
}
