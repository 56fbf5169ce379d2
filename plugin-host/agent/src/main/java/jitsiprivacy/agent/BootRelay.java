package jitsiprivacy.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.agent.bridge.Bridge;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A way from a class of the JDK's own, whose loader does not see ours, to the bridge: a small class
 * put beside it that holds a handle.
 */
final class BootRelay {

  private static final String NAME = "JitsiPrivacyRelay";
  private static final String HANDLE = Type.getDescriptor(MethodHandle.class);
  private static final MethodType RUNS =
      MethodType.methodType(boolean.class, int.class, Object.class, Object[].class);

  private BootRelay() {}

  /**
   * Defines the relay.
   *
   * @param neighbour a class of the package it is to be in
   * @return its internal name
   */
  static String beside(Class<?> neighbour, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Module ours = BootRelay.class.getModule();
    instrumentation.redefineModule(
        neighbour.getModule(),
        Set.of(),
        Map.of(),
        Map.of(neighbour.getPackageName(), Set.of(ours)),
        Set.of(),
        Map.of());
    String name = neighbour.getPackageName().replace('.', '/') + "/" + NAME;
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
    Class<?> relay = lookup.defineClass(bytes(name));
    lookup
        .findStaticVarHandle(relay, "bridge", MethodHandle.class)
        .set(MethodHandles.lookup().findStatic(Bridge.class, "runs", RUNS));
    return name;
  }

  private static byte[] bytes(String name) {
    ClassWriter relay = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    relay.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        Type.getInternalName(Object.class),
        null);
    relay.visitField(Opcodes.ACC_STATIC, "bridge", HANDLE, null, null).visitEnd();
    MethodVisitor runs =
        relay.visitMethod(Opcodes.ACC_STATIC, "runs", RUNS.descriptorString(), null, null);
    runs.visitCode();
    runs.visitFieldInsn(Opcodes.GETSTATIC, name, "bridge", HANDLE);
    runs.visitVarInsn(Opcodes.ILOAD, 0);
    runs.visitVarInsn(Opcodes.ALOAD, 1);
    runs.visitVarInsn(Opcodes.ALOAD, 2);
    runs.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        Type.getInternalName(MethodHandle.class),
        "invokeExact",
        RUNS.descriptorString(),
        false);
    runs.visitInsn(Opcodes.IRETURN);
    runs.visitMaxs(0, 0);
    runs.visitEnd();
    relay.visitEnd();
    return relay.toByteArray();
  }
}
