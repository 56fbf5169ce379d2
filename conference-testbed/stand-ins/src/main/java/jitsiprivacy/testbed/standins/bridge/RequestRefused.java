package jitsiprivacy.testbed.standins.bridge;

import org.jivesoftware.smack.packet.StanzaError.Condition;

/** A colibri2 request that gets an error for an answer. */
final class RequestRefused extends Exception {
  private final Condition condition;

  RequestRefused(Condition condition, String message) {
    super(message);
    this.condition = condition;
  }

  Condition condition() {
    return condition;
  }
}
