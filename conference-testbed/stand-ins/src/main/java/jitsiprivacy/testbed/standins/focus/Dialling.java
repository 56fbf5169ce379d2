package jitsiprivacy.testbed.standins.focus;

import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.packet.id.StandardStanzaIdSource;
import org.jxmpp.jid.EntityFullJid;

/** Has a Jigasi dial a transcriber into a room. */
final class Dialling {

  private static final String TRANSCRIBER = "jitsi_meet_transcribe";

  private final XMPPConnection connection;
  private final Services jigasis;
  private final Outbox outbox;

  Dialling(XMPPConnection connection, Services jigasis) {
    this.connection = connection;
    this.jigasis = jigasis;
    this.outbox = new Outbox(connection);
  }

  /** Passes a participant's request on, and later the answer to it; or answers at once. */
  IQ handle(DialIq asked) {
    EntityFullJid jigasi = TRANSCRIBER.equals(asked.getDestination()) ? jigasis.choose() : null;
    if (jigasi == null) {
      return IQ.createErrorResponse(asked, Condition.service_unavailable);
    }
    DialIq order = new DialIq(asked);
    order.setFrom(null);
    order.setTo(jigasi);
    order.setStanzaId(StandardStanzaIdSource.DEFAULT.getNewStanzaId());
    connection
        .sendIqRequestAsync(order)
        .onSuccess(
            answer -> {
              answer.setFrom(null);
              answer.setTo(asked.getFrom());
              answer.setStanzaId(asked.getStanzaId());
              outbox.send(answer);
            })
        .onError(
            refused -> outbox.send(IQ.createErrorResponse(asked, Condition.undefined_condition)));
    return null;
  }
}
