package jitsiprivacy.agent.advice;

import jitsiprivacy.agent.bridge.Bridge;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Goes into the method of a named hook, which then asks whether to run. */
public final class HookedMethod extends MethodVisitor {

  private final String bridge;
  private final int hook;
  private final boolean isStatic;
  private final Type[] parameters;
  private final boolean hasResult;

  /**
   * @param bridge internal name of the class whose {@code runs} is asked: {@link Bridge}, or what
   *     stands for it where that cannot be seen
   * @param hook its number
   * @param access the method's access flags
   * @param descriptor the method's descriptor, which returns nothing or an object
   */
  public HookedMethod(MethodVisitor out, String bridge, int hook, int access, String descriptor) {
    super(Opcodes.ASM9, out);
    this.bridge = bridge;
    this.hook = hook;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.parameters = Type.getArgumentTypes(descriptor);
    this.hasResult = Type.getReturnType(descriptor).getSort() != Type.VOID;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    Label body = new Label();
    mv.visitLdcInsn(hook);
    if (isStatic) {
      mv.visitInsn(Opcodes.ACONST_NULL);
    } else {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
    }
    loadArguments();
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, bridge, "runs", "(ILjava/lang/Object;[Ljava/lang/Object;)Z", false);
    mv.visitJumpInsn(Opcodes.IFNE, body);
    if (hasResult) {
      mv.visitInsn(Opcodes.ACONST_NULL);
      mv.visitInsn(Opcodes.ARETURN);
    } else {
      mv.visitInsn(Opcodes.RETURN);
    }
    mv.visitLabel(body);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitInsn(Opcodes.NOP); // The body may begin with a frame of its own.
  }

  private void loadArguments() {
    mv.visitLdcInsn(parameters.length);
    mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int variable = isStatic ? 0 : 1;
    for (int i = 0; i < parameters.length; i++) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitLdcInsn(i);
      mv.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), variable);
      box(parameters[i]);
      mv.visitInsn(Opcodes.AASTORE);
      variable += parameters[i].getSize();
    }
  }

  private void box(Type type) {
    String wrapper =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.CHAR -> "java/lang/Character";
          case Type.BYTE -> "java/lang/Byte";
          case Type.SHORT -> "java/lang/Short";
          case Type.INT -> "java/lang/Integer";
          case Type.FLOAT -> "java/lang/Float";
          case Type.LONG -> "java/lang/Long";
          case Type.DOUBLE -> "java/lang/Double";
          default -> null;
        };
    if (wrapper != null) {
      String descriptor = "(" + type.getDescriptor() + ")L" + wrapper + ";";
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", descriptor, false);
    }
  }
}
