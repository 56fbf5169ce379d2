package jitsiprivacy.host.reference;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.host.reference.ClassShape.Member;

/**
 * Sees through our own classes: javac names our subclass as the owner of a member that it inherits
 * from the host.
 */
final class InheritedMembers {
  private final Hierarchy classes;
  private final Ours ours;

  /** Whether a class is one of ours. */
  interface Ours {
    boolean test(String className) throws IOException;
  }

  /** A class or interface of the host that one of ours directly extends or implements. */
  private record Parent(String name, boolean isInterface) {}

  InheritedMembers(Hierarchy classes, Ours ours) {
    this.classes = classes;
    this.ours = ours;
  }

  /** The same member, looked up in the host, when one of our classes inherits it from there. */
  Optional<Reference> ofHost(Reference reference) throws IOException {
    if (reference instanceof ClassReference || declaredElsewhere(reference)) {
      return Optional.empty();
    }
    Set<Parent> parents = new LinkedHashSet<>();
    addParents(reference.owner(), parents);
    for (Parent parent : parents) {
      Reference moved = moved(reference, parent);
      if (resolve(moved).isPresent()) {
        return Optional.of(moved);
      }
    }
    // The class path ends short of it: better one reference too many than a hole.
    return resolve(reference).isPresent() || declaredByUs(reference, reference.owner())
        ? Optional.empty()
        : parents.stream().findFirst().map(parent -> moved(reference, parent));
  }

  private boolean declaredByUs(Reference reference, String className) throws IOException {
    if (!ours.test(className)) {
      return false;
    }
    ClassShape shape = classes.find(className);
    boolean declared =
        reference instanceof MethodReference method
            ? shape.method(method.name(), method.descriptor()) != null
            : reference instanceof FieldReference field
                && shape.field(field.name(), field.descriptor()) != null;
    if (declared || (shape.superName() != null && declaredByUs(reference, shape.superName()))) {
      return true;
    }
    for (String each : shape.interfaces()) {
      if (declaredByUs(reference, each)) {
        return true;
      }
    }
    return false;
  }

  private static Reference moved(Reference reference, Parent to) {
    if (reference instanceof MethodReference method) {
      return new MethodReference(
          to.name(), method.name(), method.descriptor(), method.isStatic(), to.isInterface());
    }
    FieldReference field = (FieldReference) reference;
    return new FieldReference(to.name(), field.name(), field.descriptor(), field.isStatic());
  }

  private boolean declaredElsewhere(Reference reference) {
    Optional<Member> found = resolve(reference);
    return found.isPresent() && !Reach.isHost(found.get().owner());
  }

  private Optional<Member> resolve(Reference reference) {
    try {
      ClassShape owner = classes.find(reference.owner());
      if (owner == null) {
        return Optional.empty();
      }
      if (reference instanceof MethodReference method) {
        return Optional.ofNullable(classes.method(owner, method.name(), method.descriptor()));
      }
      FieldReference field = (FieldReference) reference;
      return Optional.ofNullable(classes.field(owner, field.name(), field.descriptor()));
    } catch (IOException e) {
      // A class path that ends short of the host's own parents.
      return Optional.empty();
    }
  }

  private void addParents(String className, Set<Parent> parents) throws IOException {
    ClassShape shape = classes.find(className);
    if (shape.superName() != null) {
      addParent(new Parent(shape.superName(), false), parents);
    }
    for (String each : shape.interfaces()) {
      addParent(new Parent(each, true), parents);
    }
  }

  private void addParent(Parent parent, Set<Parent> parents) throws IOException {
    if (Reach.isHost(parent.name())) {
      parents.add(parent);
    } else if (ours.test(parent.name())) {
      addParents(parent.name(), parents);
    }
  }
}
