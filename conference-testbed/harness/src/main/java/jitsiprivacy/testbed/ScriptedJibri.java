package jitsiprivacy.testbed;

import java.util.List;
import jitsiprivacy.testbed.standins.Brewery;
import org.jitsi.xmpp.extensions.health.HealthStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriBusyStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriBusyStatusPacketExt.BusyStatus;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Status;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A Jibri that records nothing. It waits in the brewery, takes orders as the real one does (pending
 * first, then a participant in the meeting, then on), and keeps every order it got.
 */
public final class ScriptedJibri implements AutoCloseable {
  private final Client client;
  private final int port;
  private final String nickname;
  private final Brewery brewery;
  private volatile RecorderOccupant inMeeting;
  private volatile JibriIq running;
  private volatile boolean deaf;
  private volatile boolean outside;

  private ScriptedJibri(Client client, int port, String nickname) {
    this.client = client;
    this.port = port;
    this.nickname = nickname;
    client.answering(JibriIq.ELEMENT, JibriIq.NAMESPACE, iq -> ordered((JibriIq) iq));
    brewery =
        new Brewery(
            client.connection(), JidCreate.entityBareFromOrThrowUnchecked(Domains.JIBRI_BREWERY));
    brewery.join(nickname);
    announce(BusyStatus.IDLE);
  }

  static ScriptedJibri start(int port, String nickname) {
    return new ScriptedJibri(Client.service(port), port, nickname);
  }

  private IQ ordered(JibriIq order) {
    if (order.getAction() != Action.START) {
      if (deaf) {
        return null;
      }
      leaveMeeting();
      announce(BusyStatus.IDLE);
      return answer(order, Status.OFF);
    }
    announce(BusyStatus.BUSY);
    client.send(answer(order, Status.PENDING));
    if (!outside) {
      inMeeting =
          new RecorderOccupant(
              port, order.getRoom(), nickname, order.getSessionId(), order.getRecordingMode());
    }
    running = order;
    report(order, Status.ON);
    return null;
  }

  private static JibriIq answer(JibriIq order, Status status) {
    JibriIq answer = JibriIq.createResult(order, order.getSessionId());
    answer.setStatus(status);
    return answer;
  }

  private void report(JibriIq order, Status status) {
    JibriIq report = new JibriIq();
    report.setType(IQ.Type.set);
    report.setTo(order.getFrom());
    report.setStatus(status);
    report.setSessionId(order.getSessionId());
    // Without an answer there is nothing a Jibri could do about it.
    client.send(report);
  }

  /** What it does when its participant was put out. */
  void endsByItself() {
    report(running, Status.OFF);
  }

  private void announce(BusyStatus busy) {
    JibriBusyStatusPacketExt busyStatus = new JibriBusyStatusPacketExt();
    busyStatus.setStatus(busy);
    HealthStatusPacketExt health = new HealthStatusPacketExt();
    health.setStatus(HealthStatusPacketExt.Health.HEALTHY);
    JibriStatusPacketExt status = new JibriStatusPacketExt();
    status.setBusyStatus(busyStatus);
    status.setHealthStatus(health);
    brewery.announce(status);
  }

  /** It has no participant in meetings, where that would be one more to reckon with. */
  void staysOutside() {
    outside = true;
  }

  /** From now on it does not do what it is told. */
  void goDeaf() {
    deaf = true;
  }

  /** Whether its participant is in the meeting. */
  boolean isInMeeting() {
    RecorderOccupant recorder = inMeeting;
    return recorder != null && recorder.isInRoom();
  }

  /** Ends without a word to anybody. */
  void crash() {
    RecorderOccupant recorder = inMeeting;
    if (recorder != null) {
      recorder.cut();
    }
    client.cut();
  }

  private void leaveMeeting() {
    RecorderOccupant recorder = inMeeting;
    inMeeting = null;
    if (recorder != null) {
      recorder.close();
    }
  }

  /** Every order to start or stop so far. */
  public List<Action> orders() {
    return client.inbox().all(JibriIq.class, iq -> iq.getType() == IQ.Type.set).stream()
        .map(JibriIq::getAction)
        .toList();
  }

  @Override
  public void close() {
    leaveMeeting();
    client.close();
  }
}
