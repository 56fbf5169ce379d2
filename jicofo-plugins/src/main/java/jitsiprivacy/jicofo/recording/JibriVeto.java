package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.recording.ConsentOfAll;
import jitsiprivacy.recording.RecordingDecision;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/**
 * Answers the request to start a Jibri session unless everybody present agreed to be recorded.
 * Where decisions are recorded, an allowed request is kept back until it is on record, and then
 * given to the host. None to stop can overtake it: that needs the session's id, which the answer to
 * the start has.
 */
@Singleton
public final class JibriVeto implements StanzaInterceptor<JibriIq> {

  private static final String NOT_RECORDED =
      "This server cannot put on record that a recording starts, so it may not. Please tell the"
          + " operator.";

  private final ConsentOfAll rule = new ConsentOfAll();
  private final RecordingRequests requests;
  private final RecordingTrail trail;
  private final OnFault onFault;

  @Inject
  JibriVeto(RecordingRequests requests, RecordingTrail trail, OnFault onFault) {
    this.requests = requests;
    this.trail = trail;
    this.onFault = onFault;
  }

  @Override
  public Verdict intercept(JibriIq iq, HostConnection connection) {
    if (!iq.isRequestIQ() || iq.getAction() != JibriIq.Action.START) {
      return Verdict.pass();
    }
    RecordingRequest request = requests.read(iq);
    RecordingDecision decision = rule.decide(request.attendance());
    if (!decision.allowed()) {
      trail.refused(request, decision.reason());
      return Verdict.answer(Condition.not_allowed, decision.text());
    }
    if (!trail.isOn()) {
      return Verdict.pass();
    }
    if (trail.allowed(request, recorded -> goOn(iq, recorded, connection))) {
      return Verdict.drop();
    }
    return onFault == OnFault.ALLOW
        ? Verdict.pass()
        : Verdict.answer(Condition.service_unavailable, NOT_RECORDED);
  }

  private void goOn(JibriIq iq, boolean recorded, HostConnection connection) {
    if (!recorded && onFault == OnFault.DENY) {
      refuse(iq, Condition.service_unavailable, NOT_RECORDED, connection);
      return;
    }
    // Who came or took consent back meanwhile counts.
    RecordingRequest request = requests.read(iq);
    RecordingDecision decision = rule.decide(request.attendance());
    if (decision.allowed()) {
      connection.deliver(iq);
    } else {
      refuse(iq, Condition.not_allowed, decision.text(), connection);
      trail.refused(request, decision.reason());
    }
  }

  private static void refuse(
      JibriIq iq, Condition condition, String text, HostConnection connection) {
    connection.send(
        IQ.createErrorResponse(
            iq, StanzaError.getBuilder(condition).setDescriptiveEnText(text).build()));
  }
}
