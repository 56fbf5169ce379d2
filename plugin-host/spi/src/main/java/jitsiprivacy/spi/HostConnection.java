package jitsiprivacy.spi;

import java.time.Duration;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/** One XMPP connection of the host, seen from a guard. Two are equal when they are the same one. */
public interface HostConnection {

  /**
   * Hands a stanza of our own to Smack. Returns at once; what was handed over earlier through the
   * same connection goes first. A stanza that cannot be sent is logged and counted.
   */
  void send(Stanza stanza);

  /**
   * Hands an IQ request of our own to Smack and waits for the answer in the background.
   *
   * @param answered gets the result or error IQ, or {@code null} when none came in time or the
   *     request could not be sent; runs in the background
   */
  void request(IQ request, Duration timeout, Consumer<IQ> answered);

  /**
   * Gives the host a stanza as if it had come over the wire, behind everything that did so before.
   */
  void deliver(Stanza stanza);
}
