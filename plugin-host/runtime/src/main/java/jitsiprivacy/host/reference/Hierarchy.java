package jitsiprivacy.host.reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.host.reference.ClassShape.Member;
import org.objectweb.asm.Opcodes;

/**
 * Classes of one source, and where the JVM finds their members (JVMS 5.4.3).
 *
 * <p>Signature-polymorphic methods are left out: only the JDK has them, and nobody asks for its
 * members here.
 */
final class Hierarchy {
  private static final String OBJECT = "java/lang/Object";

  private final ClassSource source;
  // Absent classes are kept as null.
  private final Map<String, ClassShape> shapes = new HashMap<>();

  Hierarchy(ClassSource source) {
    this.source = source;
  }

  /** A class, or {@code null} when there is none of that name. */
  ClassShape find(String name) throws IOException {
    ClassShape known = shapes.get(name);
    if (known != null || shapes.containsKey(name)) {
      return known;
    }
    byte[] classFile = source.find(name);
    ClassShape shape = classFile == null ? null : parse(name, classFile);
    shapes.put(name, shape);
    return shape;
  }

  private static ClassShape parse(String name, byte[] classFile) throws IOException {
    try {
      return ClassShape.parse(classFile);
    } catch (RuntimeException e) {
      // What ASM throws at a broken or too new class file depends on where it breaks.
      throw new IOException("the class file of " + Words.dotted(name) + " cannot be read: " + e, e);
    }
  }

  /** The method that a symbolic reference resolves to, or {@code null}. */
  Member method(ClassShape owner, String name, String descriptor) throws IOException {
    if (name.equals("<init>")) {
      return owner.method(name, descriptor);
    }
    for (ClassShape at = owner; at != null; at = parent(at)) {
      Member found = at.method(name, descriptor);
      if (found != null && !hidden(found, owner)) {
        return found;
      }
    }
    return methodOfInterfaces(owner, name, descriptor);
  }

  /** An interface inherits of Object what is public and not static. */
  private static boolean hidden(Member found, ClassShape from) {
    return from.isInterface()
        && found.owner().equals(OBJECT)
        && (!found.is(Opcodes.ACC_PUBLIC) || found.is(Opcodes.ACC_STATIC));
  }

  private Member methodOfInterfaces(ClassShape owner, String name, String descriptor)
      throws IOException {
    Deque<String> toSee = new ArrayDeque<>();
    for (ClassShape at = owner; at != null; at = parent(at)) {
      toSee.addAll(at.interfaces());
    }
    Set<String> seen = new HashSet<>();
    while (!toSee.isEmpty()) {
      String next = toSee.remove();
      if (seen.add(next)) {
        ClassShape at = needed(next, owner);
        Member found = at.method(name, descriptor);
        if (found != null && !found.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) {
          return found;
        }
        toSee.addAll(at.interfaces());
      }
    }
    return null;
  }

  /** The field that a symbolic reference resolves to, or {@code null}. */
  Member field(ClassShape owner, String name, String descriptor) throws IOException {
    for (ClassShape at = owner; at != null; at = parent(at)) {
      Member found = at.field(name, descriptor);
      if (found != null) {
        return found;
      }
      for (String each : at.interfaces()) {
        found = field(needed(each, at), name, descriptor);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private ClassShape parent(ClassShape shape) throws IOException {
    boolean top = shape.superName() == null || shape.name().equals(OBJECT);
    return top ? null : needed(shape.superName(), shape);
  }

  private ClassShape needed(String name, ClassShape by) throws IOException {
    ClassShape shape = find(name);
    if (shape == null) {
      throw new IOException(
          Words.dotted(by.name()) + " needs " + Words.dotted(name) + ", which is missing");
    }
    return shape;
  }
}
