package jitsiprivacy.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Goes into {@code AbstractXMPPConnection.sendStanza(Stanza)}: what was decided is told once it was
 * sent, or failed to be.
 */
public final class OutgoingStanza extends StanzaDecision {

  private record Range(Label start, Label end) {}

  private final String owner;
  private final List<Range> guarded = new ArrayList<>();
  private Label start;

  /**
   * @param owner internal name of the class that declares the method
   */
  public OutgoingStanza(MethodVisitor out, String owner) {
    super(out, "outgoing");
    this.owner = owner;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    begin();
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      end();
      tellSent(() -> mv.visitInsn(Opcodes.ACONST_NULL));
      mv.visitInsn(opcode);
      begin();
    } else {
      mv.visitInsn(opcode);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (variable <= STANZA_VARIABLE && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      // At its end the method would no longer know what it sent.
      throw new IllegalStateException("sendStanza reuses the variable of its stanza");
    }
    mv.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    end();
    Label failed = new Label();
    mv.visitLabel(failed);
    mv.visitFrame(
        Opcodes.F_FULL, 2, new Object[] {owner, STANZA}, 1, new Object[] {"java/lang/Throwable"});
    int failure = STANZA_VARIABLE + 1;
    mv.visitVarInsn(Opcodes.ASTORE, failure);
    tellSent(() -> mv.visitVarInsn(Opcodes.ALOAD, failure));
    mv.visitVarInsn(Opcodes.ALOAD, failure);
    mv.visitInsn(Opcodes.ATHROW);
    for (Range range : guarded) {
      if (range.start.getOffset() < range.end.getOffset()) {
        // Last, so that the method's own handlers come first.
        mv.visitTryCatchBlock(range.start, range.end, failed, null);
      }
    }
    mv.visitMaxs(maxStack, maxLocals);
  }

  private void begin() {
    start = new Label();
    mv.visitLabel(start);
  }

  private void end() {
    Label end = new Label();
    mv.visitLabel(end);
    guarded.add(new Range(start, end));
  }

  private void tellSent(Runnable loadFailure) {
    mv.visitVarInsn(Opcodes.ALOAD, CONNECTION_VARIABLE);
    mv.visitVarInsn(Opcodes.ALOAD, STANZA_VARIABLE);
    loadFailure.run();
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        BRIDGE,
        "sent",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)V",
        false);
  }
}
