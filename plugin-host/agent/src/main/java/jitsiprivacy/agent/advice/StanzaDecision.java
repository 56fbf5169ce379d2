package jitsiprivacy.agent.advice;

import jitsiprivacy.agent.bridge.Bridge;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What both stanza methods begin with: the stanza is exchanged for the one decided on, or the
 * method returns. No stanza at all goes on to fail as it would without us.
 */
abstract class StanzaDecision extends MethodVisitor {

  static final String STANZA = "org/jivesoftware/smack/packet/Stanza";
  static final String BRIDGE = Type.getInternalName(Bridge.class);
  static final int CONNECTION_VARIABLE = 0;
  static final int STANZA_VARIABLE = 1;

  private final String bridgeMethod;

  StanzaDecision(MethodVisitor out, String bridgeMethod) {
    super(Opcodes.ASM9, out);
    this.bridgeMethod = bridgeMethod;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    Label decided = new Label();
    Label body = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, STANZA_VARIABLE);
    mv.visitJumpInsn(Opcodes.IFNULL, body);
    mv.visitVarInsn(Opcodes.ALOAD, CONNECTION_VARIABLE);
    mv.visitVarInsn(Opcodes.ALOAD, STANZA_VARIABLE);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        bridgeMethod,
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    mv.visitInsn(Opcodes.DUP);
    mv.visitJumpInsn(Opcodes.IFNONNULL, decided);
    mv.visitInsn(Opcodes.POP);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitLabel(decided);
    mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
    mv.visitTypeInsn(Opcodes.CHECKCAST, STANZA);
    mv.visitVarInsn(Opcodes.ASTORE, STANZA_VARIABLE);
    mv.visitLabel(body);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitInsn(Opcodes.NOP); // The body may begin with a frame of its own.
  }
}
