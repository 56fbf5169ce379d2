package jitsiprivacy.host.start;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.HookChecker;
import jitsiprivacy.host.reference.HookMatch;
import jitsiprivacy.host.reference.HookProblem;
import jitsiprivacy.host.reference.HookResult;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.HookBinding;
import jitsiprivacy.spi.HookHandler;
import jitsiprivacy.spi.NamedHook;
import jitsiprivacy.spi.OnFault;

/**
 * The named hooks of the guards: looked up in the host, attached, and answered for. Those of guards
 * that cannot work say no from the start.
 */
final class Hooks {

  private static final Key<Set<HookBinding>> BINDINGS = Key.get(new TypeLiteral<>() {});

  private record Wanted(GuardModule module, NamedHook hook, HookResult match, boolean works) {
    String guard() {
      return module.id();
    }
  }

  private final List<Wanted> wanted;
  private final OnFault onFault;
  private final Health health;
  private volatile HookHandler[] handlers;

  private Hooks(List<Wanted> wanted, OnFault onFault, Health health) {
    this.wanted = wanted;
    this.onFault = onFault;
    this.health = health;
    this.handlers =
        wanted.stream()
            .map(each -> each.works ? null : each.module.whenClosed(each.hook))
            .toArray(HookHandler[]::new);
  }

  static Hooks find(GuardSelection guards, ClassSource classes, OnFault onFault, Health health) {
    HookChecker checker = new HookChecker(classes);
    List<Wanted> wanted = new ArrayList<>();
    guards.active().forEach(guard -> want(guard, true, checker, wanted));
    guards.closed().forEach(guard -> want(guard, false, checker, wanted));
    return new Hooks(wanted, onFault, health);
  }

  private static void want(
      GuardModule guard, boolean works, HookChecker checker, List<Wanted> wanted) {
    for (NamedHook hook : guard.hooks()) {
      wanted.add(new Wanted(guard, hook, checker.check(hook), works));
    }
  }

  /** Those that can be attached, numbered. */
  List<Guest.Hook> plan() {
    List<Guest.Hook> plan = new ArrayList<>();
    for (int number = 0; number < wanted.size(); number++) {
      NamedHook hook = wanted.get(number).hook;
      if (wanted.get(number).match instanceof HookMatch found) {
        plan.add(new Guest.Hook(number, hook.className(), hook.method(), found.descriptor()));
      }
    }
    return plan;
  }

  /** Makes the handlers and tells each whether its hook stands. */
  void bind(Injector injector, Map<Integer, String> failures) {
    Set<HookBinding> bindings = injector.getInstance(BINDINGS);
    HookHandler[] bound = handlers.clone();
    for (int number = 0; number < bound.length; number++) {
      Wanted each = wanted.get(number);
      if (!each.works) {
        continue;
      }
      HookHandler handler = injector.getInstance(handlerOf(each, bindings));
      String problem =
          each.match instanceof HookProblem missing ? missing.text() : failures.get(number);
      health.hook(each.guard(), each.hook.id(), problem);
      handler.attached(problem);
      bound[number] = handler;
    }
    handlers = bound;
  }

  /** The guards could not be made, which has been told. */
  void close() {
    if (onFault == OnFault.DENY) {
      handlers =
          wanted.stream()
              .map(each -> each.module.whenClosed(each.hook))
              .toArray(HookHandler[]::new);
    }
  }

  /** Two guards may stand in the same method, each with a handler of its own. */
  private static Class<? extends HookHandler> handlerOf(Wanted wanted, Set<HookBinding> bindings) {
    for (HookBinding binding : bindings) {
      if (binding.guard().equals(wanted.guard()) && binding.hook().id().equals(wanted.hook.id())) {
        return binding.handler();
      }
    }
    throw new IllegalStateException(wanted.guard() + " handles no hook " + wanted.hook.id());
  }

  /** The barrier: whether the hooked method runs. */
  boolean enter(int number, Object self, Object[] arguments) {
    HookHandler[] bound = handlers;
    if (bound[number] == null) {
      return true; // Nobody but ourselves runs yet, or the operator wants it so.
    }
    try {
      return bound[number].enter(self, arguments);
    } catch (Throwable e) {
      Barrier.letThrough(e);
      Wanted failed = wanted.get(number);
      health.fault(failed.guard(), "hook " + failed.hook.id(), e);
      return onFault == OnFault.ALLOW;
    }
  }
}
