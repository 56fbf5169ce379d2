package jitsiprivacy.testbed.inhost;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * ice4j passes over loopback interfaces and addresses, and has no setting for that. In the one
 * class that asks, nothing is loopback: a test can have a real bridge's candidates and need not
 * listen where others can reach it.
 */
final class LoopbackHarvesting implements ClassFileTransformer {

  private static final String HARVESTER = "org/ice4j/ice/harvest/HostCandidateHarvester";

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
    if (!HARVESTER.equals(name)) {
      return null;
    }
    var reader = new ClassReader(bytes);
    var writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String type, String signature, String[] exceptions) {
            return new NeverLoopback(
                super.visitMethod(access, method, type, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class NeverLoopback extends MethodVisitor {

    NeverLoopback(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean ofInterface) {
      if (name.equals("isLoopback") || name.equals("isLoopbackAddress")) {
        visitInsn(Opcodes.POP);
        visitInsn(Opcodes.ICONST_0);
      } else {
        super.visitMethodInsn(opcode, owner, name, type, ofInterface);
      }
    }
  }
}
