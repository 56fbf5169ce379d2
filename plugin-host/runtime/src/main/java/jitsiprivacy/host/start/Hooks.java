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

/** The named hooks of the running guards: looked up in the host, attached, and answered for. */
final class Hooks {

  private static final Key<Set<HookBinding>> BINDINGS = Key.get(new TypeLiteral<>() {});

  private record Wanted(GuardModule module, NamedHook hook, HookResult match) {
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
  }

  static Hooks find(List<GuardModule> guards, ClassSource classes, OnFault onFault, Health health) {
    HookChecker checker = new HookChecker(classes);
    List<Wanted> wanted = new ArrayList<>();
    for (GuardModule guard : guards) {
      for (NamedHook hook : guard.hooks()) {
        wanted.add(new Wanted(guard, hook, checker.check(hook)));
      }
    }
    return new Hooks(wanted, onFault, health);
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
    HookHandler[] bound = new HookHandler[wanted.size()];
    for (int number = 0; number < bound.length; number++) {
      Wanted each = wanted.get(number);
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
    HookHandler[] closed = new HookHandler[wanted.size()];
    for (int number = 0; number < closed.length; number++) {
      Wanted each = wanted.get(number);
      closed[number] = onFault == OnFault.ALLOW ? null : each.module.whenClosed(each.hook);
    }
    handlers = closed;
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
    if (bound == null || bound[number] == null) {
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
