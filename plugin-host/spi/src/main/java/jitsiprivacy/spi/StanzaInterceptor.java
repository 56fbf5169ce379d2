package jitsiprivacy.spi;

import org.jivesoftware.smack.packet.Stanza;

/**
 * Judges stanzas as they cross the host's connection.
 *
 * <p>Runs on Smack's reader thread (incoming) or on the sender's thread (outgoing) and must not
 * block: no I/O, no waiting. What takes time goes to {@link Background}. Stanzas that we send
 * ourselves through {@link HostConnection} are never shown to an interceptor.
 */
public interface StanzaInterceptor<S extends Stanza> {

  /** Decides about one stanza. A throw counts as a fault of the guard: see {@link OnFault}. */
  Verdict intercept(S stanza, HostConnection connection);

  /**
   * An outgoing stanza that this interceptor passed or replaced has left for the wire, or failed
   * to. Anything that was sent after this call returns is behind it on the wire.
   *
   * @param stanza the stanza as it left, after all interceptors
   * @param failure what Smack threw, or {@code null}
   */
  default void sent(S stanza, HostConnection connection, Throwable failure) {}
}
