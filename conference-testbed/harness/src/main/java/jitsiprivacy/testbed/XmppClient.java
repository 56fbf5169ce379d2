package jitsiprivacy.testbed;

import java.io.IOException;
import org.jitsi.xmpp.extensions.DefaultPacketExtensionProvider;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIqProvider;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.JingleIQProvider;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIqProvider;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/** Makes connections to {@link Prosody}. */
final class XmppClient {

  static {
    ProviderManager.addIQProvider(
        ConferenceIq.ELEMENT, ConferenceIq.NAMESPACE, new ConferenceIqProvider());
    ProviderManager.addIQProvider(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, new JingleIQProvider());
    ProviderManager.addIQProvider(JibriIq.ELEMENT, JibriIq.NAMESPACE, new JibriIqProvider());
    ProviderManager.addExtensionProvider(
        ConferenceProperties.ELEMENT,
        ConferenceProperties.NAMESPACE,
        new DefaultPacketExtensionProvider<>(ConferenceProperties.class));
    ProviderManager.addExtensionProvider(
        ConferenceProperties.ConferenceProperty.ELEMENT,
        ConferenceProperties.NAMESPACE,
        new DefaultPacketExtensionProvider<>(ConferenceProperties.ConferenceProperty.class));
    ProviderManager.addExtensionProvider(
        RecordingStatus.ELEMENT,
        RecordingStatus.NAMESPACE,
        new DefaultPacketExtensionProvider<>(RecordingStatus.class));
  }

  private XmppClient() {}

  static XMPPTCPConnection anonymous(int port) {
    return login(configuration(port, Prosody.DOMAIN).performSaslAnonymousAuthentication());
  }

  static XMPPTCPConnection service(int port, String account) {
    return login(
        configuration(port, Prosody.AUTH_DOMAIN).setUsernameAndPassword(account, Prosody.PASSWORD));
  }

  private static XMPPTCPConnectionConfiguration.Builder configuration(int port, String domain) {
    try {
      return XMPPTCPConnectionConfiguration.builder()
          .setHostAddress(java.net.InetAddress.getLoopbackAddress())
          .setPort(port)
          .setXmppDomain(domain)
          .setSecurityMode(ConnectionConfiguration.SecurityMode.disabled);
    } catch (org.jxmpp.stringprep.XmppStringprepException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static XMPPTCPConnection login(XMPPTCPConnectionConfiguration.Builder configuration) {
    XMPPTCPConnection connection = new XMPPTCPConnection(configuration.build());
    connection.setUseStreamManagement(false);
    try {
      connection.connect().login();
      return connection;
    } catch (SmackException | IOException | XMPPException e) {
      throw new IllegalStateException("login failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
