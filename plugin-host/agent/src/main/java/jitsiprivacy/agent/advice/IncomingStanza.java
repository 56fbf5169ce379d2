package jitsiprivacy.agent.advice;

import org.objectweb.asm.MethodVisitor;

/** Goes into {@code AbstractXMPPConnection.processStanza(Stanza)}. */
public final class IncomingStanza extends StanzaDecision {

  public IncomingStanza(MethodVisitor out) {
    super(out, "incoming");
  }
}
