package jitsiprivacy.agent;

import static net.bytebuddy.matcher.ElementMatchers.hasDescriptor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jitsiprivacy.agent.advice.HookedMethod;
import jitsiprivacy.agent.advice.IncomingStanza;
import jitsiprivacy.agent.advice.OutgoingStanza;
import jitsiprivacy.agent.bridge.Guest;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Puts the advice into the host's classes and reports what could not be done. Stays registered, so
 * that another agent's retransformation does not undo it.
 */
final class Instrumenter implements ClassFileTransformer {

  static final String SMACK_CONNECTION = "org.jivesoftware.smack.AbstractXMPPConnection";
  private static final String STANZA_METHOD = "(Lorg/jivesoftware/smack/packet/Stanza;)V";

  private record Target(int number, String method, String descriptor, AsmVisitorWrapper advice) {}

  private final Map<String, List<Target>> targetsByInternalName = new HashMap<>();
  private final Map<Integer, String> failures = new LinkedHashMap<>();
  private final ByteBuddy byteBuddy = new ByteBuddy().with(TypeValidation.DISABLED);

  Instrumenter(Guest.Plan plan) {
    if (plan.stanzas()) {
      add(
          SMACK_CONNECTION,
          target(Guest.STANZAS, "processStanza", STANZA_METHOD, Advice.to(IncomingStanza.class)));
      add(
          SMACK_CONNECTION,
          target(Guest.STANZAS, "sendStanza", STANZA_METHOD, Advice.to(OutgoingStanza.class)));
    }
    for (Guest.Hook hook : plan.hooks()) {
      Advice advice =
          Advice.withCustomMapping()
              .bind(HookedMethod.HookNumber.class, hook.number())
              .to(HookedMethod.class);
      add(hook.className(), target(hook.number(), hook.method(), hook.descriptor(), advice));
    }
  }

  /**
   * Instruments now, by loading the classes (they are not initialized), so that what does not fit
   * is known before the host starts.
   *
   * @return by hook number, what failed
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
    try {
      Class<?> loaded = Class.forName(internalName.replace('/', '.'), false, host);
      if (isOpen(internalName)) { // Somebody loaded it before us: another agent.
        instrumentation.retransformClasses(loaded);
      }
    } catch (ClassNotFoundException | UnmodifiableClassException | LinkageError e) {
      targetsByInternalName.get(internalName).forEach(t -> failures.put(t.number, e.toString()));
    }
  }

  private boolean isOpen(String internalName) {
    return targetsByInternalName.get(internalName).stream()
        .anyMatch(target -> failures.containsKey(target.number));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    List<Target> targets = internalName == null ? null : targetsByInternalName.get(internalName);
    if (targets == null) {
      return null;
    }
    try {
      byte[] instrumented = instrument(loader, internalName, targets, classFile);
      targets.forEach(target -> failures.remove(target.number));
      return instrumented;
    } catch (RuntimeException | LinkageError e) {
      targets.forEach(target -> failures.put(target.number, e.toString()));
      return null;
    }
  }

  private byte[] instrument(
      ClassLoader loader, String internalName, List<Target> targets, byte[] classFile) {
    String name = internalName.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
    var builder = byteBuddy.redefine(type, locator);
    for (Target target : targets) {
      var declared = type.getDeclaredMethods().filter(matches(target.method, target.descriptor));
      if (declared.size() != 1) {
        throw new IllegalStateException(
            name + " declares no method " + target.method + target.descriptor);
      }
      builder = builder.visit(target.advice);
    }
    return builder.make().getBytes();
  }

  private void add(String className, Target target) {
    targetsByInternalName
        .computeIfAbsent(className.replace('.', '/'), name -> new ArrayList<>())
        .add(target);
  }

  private static Target target(int number, String method, String descriptor, Advice advice) {
    return new Target(number, method, descriptor, advice.on(matches(method, descriptor)));
  }

  private static ElementMatcher.Junction<MethodDescription> matches(
      String method, String descriptor) {
    return named(method).and(hasDescriptor(descriptor));
  }
}
