package jitsiprivacy.host.reference;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.List;
import jitsiprivacy.host.reference.ClassShape.Member;
import jitsiprivacy.spi.NamedHook;
import org.objectweb.asm.Opcodes;

/** Looks for the method of a {@link NamedHook} in the class files of a host. */
public final class HookChecker {
  private final Hierarchy host;

  /**
   * @param host the host's classes
   */
  public HookChecker(ClassSource host) {
    this.host = new Hierarchy(host);
  }

  /** Tells under which of its descriptors the host's class declares the method, or why not. */
  public HookResult check(NamedHook hook) {
    try {
      ClassShape owner = host.find(hook.className().replace('.', '/'));
      return owner == null
          ? new HookProblem(hook.className() + " is missing")
          : check(hook, owner.methodsNamed(hook.method()));
    } catch (IOException e) {
      return new HookProblem(e.getMessage());
    }
  }

  private static HookResult check(NamedHook hook, List<Member> named) {
    String method = hook.className() + "." + hook.method();
    List<Member> accepted =
        named.stream().filter(each -> hook.descriptors().contains(each.descriptor())).toList();
    if (named.isEmpty()) {
      return new HookProblem(hook.className() + " has no method " + hook.method());
    }
    if (accepted.isEmpty()) {
      return new HookProblem(
          method
              + " takes none of "
              + String.join(", ", hook.descriptors())
              + " but "
              + list(named));
    }
    if (accepted.size() > 1) {
      return new HookProblem(method + " is there more than once: " + list(accepted));
    }
    Member found = accepted.get(0);
    if (found.is(Opcodes.ACC_ABSTRACT)) {
      return new HookProblem(method + found.descriptor() + " is abstract");
    }
    if (found.is(Opcodes.ACC_NATIVE)) {
      return new HookProblem(method + found.descriptor() + " is native");
    }
    return new HookMatch(found.descriptor());
  }

  private static String list(List<Member> methods) {
    return methods.stream().map(Member::descriptor).sorted().collect(joining(", "));
  }
}
