package jitsiprivacy.testbed;

import java.util.function.UnaryOperator;
import jitsiprivacy.testbed.standins.XmppLink;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.EntityFullJid;

/** A logged-in connection with what a scripted client does to it. */
final class Client implements AutoCloseable {
  private final XMPPTCPConnection connection;
  private final Inbox inbox = new Inbox();

  private Client(XMPPTCPConnection connection) {
    this.connection = connection;
    connection.addSyncStanzaListener(inbox::add, stanza -> true);
  }

  static Client anonymous(int port) {
    return new Client(new XmppLink("127.0.0.1", port, Domains.CLIENTS, null, null, null).open());
  }

  static Client service(int port) {
    return of(port, Domains.SERVICES, "service", null);
  }

  /** One that has a token. */
  static Client tokenUser(int port, String user, String device) {
    return of(port, Domains.TOKEN_USERS, user, device);
  }

  private static Client of(int port, String domain, String user, String resource) {
    return new Client(
        new XmppLink("127.0.0.1", port, domain, user, Prosody.secret(), resource).open());
  }

  XMPPTCPConnection connection() {
    return connection;
  }

  Inbox inbox() {
    return inbox;
  }

  EntityFullJid jid() {
    return connection.getUser();
  }

  void send(Stanza stanza) {
    try {
      connection.sendStanza(stanza);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer ask(IQ request) {
    try (StanzaCollector collector = connection.createStanzaCollectorAndSend(request)) {
      IQ answer = collector.nextResult(30_000);
      if (answer == null) {
        throw new IllegalStateException("no answer to " + request.toXML());
      }
      return new Answer(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers requests of one kind and records them, which Smack keeps from stanza listeners. */
  void answering(String element, String namespace, UnaryOperator<IQ> answer) {
    connection.registerIQRequestHandler(
        new AbstractIqRequestHandler(element, namespace, IQ.Type.set, IQRequestHandler.Mode.sync) {
          @Override
          public IQ handleIQRequest(IQ request) {
            inbox.add(request);
            return answer.apply(request);
          }
        });
  }

  /** Ends the connection without a word. */
  void cut() {
    connection.instantShutdown();
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
