package jitsiprivacy.spi;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/**
 * One XMPP connection of the host, seen from a guard. What is sent here goes out in order, from a
 * thread of its own; a stanza that cannot be sent is logged and counted.
 */
public interface HostConnection {

  /** Hands a stanza of our own to Smack, soon. */
  void send(Stanza stanza);

  /**
   * Hands a stanza of our own to Smack at once, on this thread. For an interceptor of an outgoing
   * stanza, and for what {@link #sendWhile} asks: what they are asked for then goes out behind it,
   * and waits for the wire no longer than it would anyway.
   *
   * @return whether it was taken
   */
  boolean sendAhead(Stanza stanza);

  /**
   * Asks for stanzas of our own and hands each to Smack until there is none. Made for keeping the
   * other side in step with something that changes: what the supplier decides is decided at the
   * moment of sending, and it is asked once more after that.
   *
   * @param next gives the next stanza, or {@code null} when all is said; runs on the sending thread
   */
  void sendWhile(Supplier<? extends Stanza> next);

  /**
   * Takes the answer to an IQ request of our own, which the host is then not shown. Call before the
   * request is sent.
   *
   * @param answered gets the result or error IQ, or {@code null} when none came in time; runs in
   *     the background
   */
  void awaitAnswer(IQ request, Duration timeout, Consumer<IQ> answered);

  /** Gives the host a stanza as if it had just come over the wire. */
  void deliver(Stanza stanza);
}
