package jitsiprivacy.testbed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jitsi.xmpp.extensions.health.HealthStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriBusyStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jxmpp.jid.impl.JidCreate;

/** A Jibri that says it records, and records nothing. */
public final class ScriptedJibri implements AutoCloseable {

  private final XMPPTCPConnection connection;
  private final List<JibriIq> requests = new CopyOnWriteArrayList<>();

  private ScriptedJibri(XMPPTCPConnection connection) {
    this.connection = connection;
  }

  static ScriptedJibri connect(int port) {
    ScriptedJibri jibri = new ScriptedJibri(XmppClient.service(port, "jibri"));
    jibri.connection.registerIQRequestHandler(jibri.new Answers());
    try {
      jibri.connection.sendStanza(
          StanzaBuilder.buildPresence()
              .to(JidCreate.fromOrThrowUnchecked("jibribrewery@" + Prosody.INTERNAL + "/jibri1"))
              .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
              .addExtension(idle())
              .build());
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return jibri;
  }

  /** What the focus asked of it. */
  public List<JibriIq.Action> requests() {
    return requests.stream().map(JibriIq::getAction).toList();
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private static JibriStatusPacketExt idle() {
    JibriBusyStatusPacketExt busy = new JibriBusyStatusPacketExt();
    busy.setStatus(JibriBusyStatusPacketExt.BusyStatus.IDLE);
    HealthStatusPacketExt health = new HealthStatusPacketExt();
    health.setStatus(HealthStatusPacketExt.Health.HEALTHY);
    JibriStatusPacketExt status = new JibriStatusPacketExt();
    status.setBusyStatus(busy);
    status.setHealthStatus(health);
    return status;
  }

  private final class Answers extends AbstractIqRequestHandler {
    Answers() {
      super(JibriIq.ELEMENT, JibriIq.NAMESPACE, IQ.Type.set, IQRequestHandler.Mode.sync);
    }

    @Override
    public IQ handleIQRequest(IQ iq) {
      JibriIq request = (JibriIq) iq;
      requests.add(request);
      JibriIq.Status status =
          request.getAction() == JibriIq.Action.START ? JibriIq.Status.PENDING : JibriIq.Status.OFF;
      JibriIq answer = JibriIq.createResult(request, request.getSessionId());
      answer.setStatus(status);
      return answer;
    }
  }
}
