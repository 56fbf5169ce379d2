package jitsiprivacy.agent.advice;

import jitsiprivacy.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Inlined into {@code AbstractXMPPConnection.sendStanza(Stanza)}. */
public final class OutgoingStanza {

  private OutgoingStanza() {}

  /** Returns whether to skip the method. */
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(
      @Advice.This Object connection,
      @Advice.Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC)
          Object stanza) {
    if (stanza == null) {
      return false;
    }
    Object decided = Bridge.outgoing(connection, stanza);
    if (decided == null) {
      return true;
    }
    stanza = decided;
    return false;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter boolean skipped,
      @Advice.This Object connection,
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object stanza,
      @Advice.Thrown Throwable failure) {
    if (!skipped) {
      Bridge.sent(connection, stanza, failure);
    }
  }
}
