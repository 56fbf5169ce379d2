package jitsiprivacy.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.agent.advice.HookedMethod;
import jitsiprivacy.agent.advice.IncomingStanza;
import jitsiprivacy.agent.advice.OutgoingStanza;
import jitsiprivacy.agent.bridge.Bridge;
import jitsiprivacy.agent.bridge.Guest;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts the advice into the host's classes and reports what could not be done. Stays registered, so
 * that another agent's retransformation does not undo it.
 */
final class Instrumenter implements ClassFileTransformer {

  private static final String SMACK_CONNECTION = "org/jivesoftware/smack/AbstractXMPPConnection";
  private static final String BRIDGE = Type.getInternalName(Bridge.class);
  private static final String STANZA_METHOD = "(Lorg/jivesoftware/smack/packet/Stanza;)V";

  private record Target(int number, String method, String descriptor, Advice advice) {
    boolean is(String name, String itsDescriptor) {
      return method.equals(name) && descriptor.equals(itsDescriptor);
    }
  }

  private interface Advice {
    /** What is put in front of a method's writer. */
    MethodVisitor into(MethodVisitor out, int access);
  }

  private final Map<String, List<Target>> targetsByInternalName = new HashMap<>();
  private final Map<Integer, String> failures = new ConcurrentHashMap<>();
  // By package, in the JDK's own classes.
  private final Map<String, String> relays = new ConcurrentHashMap<>();

  Instrumenter(Guest.Plan plan) {
    if (plan.stanzas()) {
      add(SMACK_CONNECTION, stanzas("processStanza", (out, access) -> new IncomingStanza(out)));
      add(
          SMACK_CONNECTION,
          stanzas("sendStanza", (out, access) -> new OutgoingStanza(out, SMACK_CONNECTION)));
    }
    for (Guest.Hook hook : plan.hooks()) {
      String owner = hook.className().replace('.', '/');
      Advice advice =
          (out, access) ->
              new HookedMethod(out, bridge(owner), hook.number(), access, hook.descriptor());
      add(owner, new Target(hook.number(), hook.method(), hook.descriptor(), advice));
    }
  }

  /**
   * Instruments now, by loading the classes (they are not initialized), so that what does not fit
   * is known before the host starts.
   *
   * @return by hook number, what failed
   * @throws VerifyError when a class would be unusable as we left it
   */
  Map<Integer, String> install(Instrumentation instrumentation, ClassLoader host) {
    if (targetsByInternalName.isEmpty()) {
      return Map.of();
    }
    targetsByInternalName
        .values()
        .forEach(targets -> targets.forEach(t -> failures.put(t.number, "was not reached")));
    instrumentation.addTransformer(this, true);
    for (String internalName : targetsByInternalName.keySet()) {
      load(instrumentation, host, internalName);
    }
    return Map.copyOf(failures);
  }

  private void load(Instrumentation instrumentation, ClassLoader host, String internalName) {
    List<Target> targets = targetsByInternalName.get(internalName);
    try {
      Class<?> loaded = Class.forName(internalName.replace('/', '.'), false, host);
      if (loaded.getClassLoader() == null && !relays.containsKey(packageOf(internalName))) {
        relays.put(packageOf(internalName), BootRelay.beside(loaded, instrumentation));
      }
      if (targets.stream().anyMatch(target -> failures.containsKey(target.number))) {
        // Somebody loaded it before us: the JDK itself, or another agent.
        instrumentation.retransformClasses(loaded);
      }
    } catch (ReflectiveOperationException | UnmodifiableClassException | LinkageError e) {
      targets.forEach(target -> failures.put(target.number, e.toString()));
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    List<Target> targets = internalName == null ? null : targetsByInternalName.get(internalName);
    if (targets == null || (loader == null && !relays.containsKey(packageOf(internalName)))) {
      return null;
    }
    try {
      byte[] instrumented = instrument(internalName, targets, classFile);
      targets.forEach(target -> failures.remove(target.number));
      return instrumented;
    } catch (RuntimeException | LinkageError e) {
      targets.forEach(target -> failures.put(target.number, e.toString()));
      return null;
    }
  }

  private String bridge(String internalName) {
    return relays.getOrDefault(packageOf(internalName), BRIDGE);
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
  }

  private static byte[] instrument(String internalName, List<Target> targets, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    // The frames we add are written out, so the stack's height is all there is to compute.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    // By identity: the first comparison of records delays the host's start.
    Set<Target> missing = Collections.newSetFromMap(new IdentityHashMap<>());
    missing.addAll(targets);
    reader.accept(new Weaver(writer, targets, missing), 0);
    if (!missing.isEmpty()) {
      Target first = missing.iterator().next();
      throw new IllegalStateException(
          internalName.replace('/', '.')
              + " declares no method "
              + first.method
              + first.descriptor
              + " with a body and without a primitive result");
    }
    return writer.toByteArray();
  }

  private static final class Weaver extends ClassVisitor {
    private final List<Target> targets;
    private final Set<Target> missing;

    Weaver(ClassVisitor out, List<Target> targets, Set<Target> missing) {
      super(Opcodes.ASM9, out);
      this.targets = targets;
      this.missing = missing;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean hasBody = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      if (hasBody && !returnsPrimitive(descriptor)) {
        for (Target target : targets) {
          if (target.is(name, descriptor)) {
            out = target.advice.into(out, access);
            missing.remove(target);
          }
        }
      }
      return out;
    }
  }

  /** There is no value of one that stands for nothing. */
  private static boolean returnsPrimitive(String descriptor) {
    return switch (Type.getReturnType(descriptor).getSort()) {
      case Type.VOID, Type.OBJECT, Type.ARRAY -> false;
      default -> true;
    };
  }

  private void add(String internalName, Target target) {
    targetsByInternalName.computeIfAbsent(internalName, name -> new ArrayList<>()).add(target);
  }

  private static Target stanzas(String method, Advice advice) {
    return new Target(Guest.STANZAS, method, STANZA_METHOD, advice);
  }
}
