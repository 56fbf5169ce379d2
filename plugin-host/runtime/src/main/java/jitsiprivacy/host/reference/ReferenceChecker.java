package jitsiprivacy.host.reference;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.host.reference.ClassShape.Member;
import org.objectweb.asm.Opcodes;

/**
 * Holds references against the class files of a host.
 *
 * <p>Remembers the classes it has read, so that guards which need the same ones share the work. Not
 * for several threads.
 */
public final class ReferenceChecker {
  private final Hierarchy classes;

  /**
   * @param host its classes, those of its JDK included
   */
  public ReferenceChecker(ClassSource host) {
    this.classes = new Hierarchy(host);
  }

  /**
   * Finds what a host lacks. Protected members count as there; private and package-private ones do
   * not. A class file that cannot be read is a mismatch, too.
   *
   * @param references what is needed
   * @return each problem once, in the order of the references; empty when the host has everything
   */
  public List<Mismatch> check(Collection<Reference> references) {
    List<Mismatch> mismatches = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Reference reference : references) {
      String problem = problem(reference);
      if (problem != null && told.add(problem)) {
        mismatches.add(new Mismatch(reference, problem));
      }
    }
    return List.copyOf(mismatches);
  }

  private String problem(Reference reference) {
    try {
      ClassShape owner = classes.find(reference.owner());
      if (owner == null) {
        return Words.dotted(reference.owner()) + " is missing";
      }
      // Pattern switches are newer than the Java we are compiled for.
      if (reference instanceof ClassReference needed) {
        return classProblem(needed, owner);
      }
      if (reference instanceof MethodReference needed) {
        return methodProblem(needed, owner);
      }
      return fieldProblem((FieldReference) reference, owner);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static String classProblem(ClassReference needed, ClassShape found) {
    String problem =
        !found.is(Opcodes.ACC_PUBLIC)
            ? " is not public"
            : switch (needed.use()) {
              case MENTIONED -> null;
              case CREATED -> creationProblem(found);
              case EXTENDED -> extensionProblem(found);
              case IMPLEMENTED -> implementationProblem(found);
            };
    return problem == null ? null : Words.dotted(found.name()) + problem;
  }

  private static String creationProblem(ClassShape found) {
    if (found.isInterface()) {
      return kindProblem(found);
    }
    return found.is(Opcodes.ACC_ABSTRACT) ? " is abstract" : null;
  }

  private static String extensionProblem(ClassShape found) {
    if (found.isInterface()) {
      return kindProblem(found);
    }
    if (found.is(Opcodes.ACC_FINAL)) {
      return " is final";
    }
    return found.sealed() ? " is sealed" : null;
  }

  private static String implementationProblem(ClassShape found) {
    if (!found.isInterface()) {
      return kindProblem(found);
    }
    return found.sealed() ? " is sealed" : null;
  }

  private static String kindProblem(ClassShape found) {
    return found.isInterface() ? " is an interface, not a class" : " is a class, not an interface";
  }

  private String methodProblem(MethodReference needed, ClassShape owner) throws IOException {
    if (owner.isInterface() != needed.ofInterface()) {
      return Words.dotted(owner.name()) + kindProblem(owner);
    }
    Member found = classes.method(owner, needed.name(), needed.descriptor());
    if (found == null) {
      return absentMethod(needed, owner);
    }
    String method = Words.method(needed.name(), needed.descriptor(), false);
    return memberProblem(owner, kind(needed), method, needed.isStatic(), found);
  }

  private String fieldProblem(FieldReference needed, ClassShape owner) throws IOException {
    Member found = classes.field(owner, needed.name(), needed.descriptor());
    if (found == null) {
      return Words.dotted(owner.name())
          + " has no field "
          + Words.field(needed.name(), needed.descriptor(), false);
    }
    String field = Words.field(needed.name(), needed.descriptor(), false);
    return memberProblem(owner, "field", field, needed.isStatic(), found);
  }

  private static String absentMethod(MethodReference needed, ClassShape owner) {
    String wanted = Words.method(needed.name(), needed.descriptor(), false);
    List<Member> alike = owner.methodsNamed(needed.name());
    // A type that only moved to another package would read as if nothing were wrong.
    boolean fullNames = alike.stream().anyMatch(method -> words(method, false).equals(wanted));
    return Words.dotted(owner.name())
        + " has no "
        + kind(needed)
        + " "
        + Words.method(needed.name(), needed.descriptor(), fullNames)
        + alike.stream()
            .map(method -> words(method, fullNames))
            .collect(joining(", ", alike.isEmpty() ? "" : ", only ", ""));
  }

  private static String kind(MethodReference needed) {
    return needed.name().equals("<init>") ? "constructor" : "method";
  }

  private static String words(Member method, boolean fullNames) {
    return Words.method(method.name(), method.descriptor(), fullNames);
  }

  private static String memberProblem(
      ClassShape owner, String kind, String member, boolean isStatic, Member found) {
    String problem = null;
    if (found.is(Opcodes.ACC_STATIC) != isStatic) {
      problem = isStatic ? "is no longer static" : "has become static";
    } else if (found.is(Opcodes.ACC_PRIVATE)) {
      problem = "is private";
    } else if (!found.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) {
      problem = "is package-private";
    }
    return problem == null
        ? null
        : Words.dotted(owner.name()) + ": " + kind + " " + member + " " + problem;
  }
}
