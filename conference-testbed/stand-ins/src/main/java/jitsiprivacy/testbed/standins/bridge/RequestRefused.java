package jitsiprivacy.testbed.standins.bridge;

import org.jitsi.xmpp.extensions.colibri2.Colibri2Error.Reason;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** A colibri2 request that gets an error for an answer. */
final class RequestRefused extends Exception {
  private final Condition condition;
  private final Reason reason;

  RequestRefused(Condition condition, Reason reason, String message) {
    super(message);
    this.condition = condition;
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  Condition condition() {
    return condition;
  }
}
