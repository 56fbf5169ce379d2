package jitsiprivacy.agent.advice;

import jitsiprivacy.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Inlined into {@code AbstractXMPPConnection.processStanza(Stanza)}. */
public final class IncomingStanza {

  private IncomingStanza() {}

  /** Returns whether to skip the method. */
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(
      @Advice.This Object connection,
      @Advice.Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC)
          Object stanza) {
    Object decided = Bridge.incoming(connection, stanza);
    if (decided == null) {
      return true;
    }
    stanza = decided;
    return false;
  }
}
