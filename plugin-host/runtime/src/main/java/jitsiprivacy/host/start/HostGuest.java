package jitsiprivacy.host.start;

import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.host.health.GuardState;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.pipeline.Connections;
import jitsiprivacy.host.pipeline.Route;
import jitsiprivacy.host.pipeline.StanzaPipeline;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.OnFault;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.packet.Stanza;

/** The isolated side in one process. */
final class HostGuest implements Guest {

  private final GuardSelection selection;
  private final Hooks hooks;
  private final CompletableFuture<Injector> injector;
  private final OnFault onFault;
  private final Health health;
  private final BackgroundThreads background;
  private final Supplier<String> report;
  // Then nobody but ourselves runs until all is ready, and nothing has to wait.
  private final boolean beforeMain;

  /** Holds none where nothing is guarded. */
  private volatile CompletableFuture<StanzaPipeline> ready =
      CompletableFuture.completedFuture(null);

  /** The same once it is there, without a detour. */
  private volatile StanzaPipeline pipeline;

  /**
   * Makes the guards in the background, while the host's classes are instrumented and the host
   * starts; what needs one of them waits.
   *
   * @param bindings what every guard may inject
   * @param report what to say in the log once the guards are started
   */
  HostGuest(
      GuardSelection selection,
      Hooks hooks,
      Module bindings,
      OnFault onFault,
      Health health,
      BackgroundThreads background,
      Supplier<String> report) {
    this.selection = selection;
    this.hooks = hooks;
    this.onFault = onFault;
    this.health = health;
    this.background = background;
    this.report = report;
    this.beforeMain = selection.active().stream().anyMatch(GuardModule::isInPlaceBeforeMain);
    this.injector =
        selection.active().isEmpty()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.supplyAsync(() -> injector(selection, bindings), background::run);
  }

  private static Injector injector(GuardSelection selection, Module bindings) {
    List<Module> modules = new ArrayList<>(selection.active());
    modules.add(bindings);
    return LeanInjector.of(modules);
  }

  @Override
  public Plan plan() {
    boolean anyGuard = !selection.active().isEmpty() || !selection.closed().isEmpty();
    return new Plan(anyGuard, hooks.plan());
  }

  @Override
  public void start(Map<Integer, String> failures) throws UnusableConfiguration {
    selection.closed().forEach(GuardModule::closed);
    if (failures.containsKey(STANZAS)) {
      standAsideOrRefuse(failures.get(STANZAS));
      ready = CompletableFuture.completedFuture(null);
    } else if (plan().stanzas()) {
      // No thread waits: a guard's constructor may need ours.
      ready =
          injector.handleAsync((made, cause) -> pipeline(made, cause, failures), background::run);
    }
    CompletableFuture<Void> told = ready.handle(this::tell);
    if (beforeMain) {
      told.join();
    }
  }

  private StanzaPipeline pipeline(Injector made, Throwable cause, Map<Integer, String> failures) {
    Connections connections =
        new Connections(background, (what, fault) -> health.fault(Health.HOST, what, fault));
    pipeline = new StanzaPipeline(routes(made, cause, failures), onFault, health, connections);
    health.state(Health.HOST, GuardState.ACTIVE);
    return pipeline;
  }

  private Void tell(StanzaPipeline present, Throwable failure) {
    if (failure != null) {
      hooks.close();
      health.fault(Health.HOST, "start", failure);
    }
    health.announce(report.get());
    return null;
  }

  private List<Route<?>> routes(Injector made, Throwable cause, Map<Integer, String> failures) {
    List<Route<?>> routes = new ArrayList<>(ClosedDoors.routes(selection.closed()));
    if (cause != null) {
      routes.addAll(withoutGuards(cause));
    } else if (made != null) {
      try {
        List<Route<?>> active = GuardRoutes.of(made);
        hooks.bind(made, failures);
        routes.addAll(active);
      } catch (Throwable e) {
        Barrier.letThrough(e);
        routes.addAll(withoutGuards(e));
      }
    }
    return routes;
  }

  /** Guards share an injector, so that one that cannot be made takes the others with it. */
  private List<Route<?>> withoutGuards(Throwable cause) {
    hooks.close();
    boolean deny = onFault == OnFault.DENY;
    for (GuardModule guard : selection.active()) {
      health.state(guard.id(), deny ? GuardState.CLOSED : GuardState.UNPROTECTED);
      if (deny) {
        guard.closed();
      }
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause(); // What surrounds it is about injection.
    }
    health.reporterFor(Health.HOST).alert("start", "the guards cannot be started: " + root, cause);
    return deny ? ClosedDoors.routes(selection.active()) : List.of();
  }

  /** Without the stanza methods no gate can be closed: only not starting keeps the promise. */
  private void standAsideOrRefuse(String failure) throws UnusableConfiguration {
    Unprotected.refuseUnlessAllowed(
        onFault, "this version's Smack cannot be instrumented (" + failure + ")");
    health.state(Health.HOST, GuardState.UNPROTECTED);
    selection.active().forEach(guard -> health.state(guard.id(), GuardState.UNPROTECTED));
    selection.closed().forEach(guard -> health.state(guard.id(), GuardState.UNPROTECTED));
    health.reporterFor(Health.HOST).alert("unattached", failure, null);
  }

  @Override
  public Object incoming(Object connection, Object stanza) {
    try {
      StanzaPipeline present = present();
      return present == null
          ? stanza
          : present.incoming((AbstractXMPPConnection) connection, (Stanza) stanza);
    } catch (Throwable e) {
      return afterOwnFault("incoming stanza", stanza, e);
    }
  }

  @Override
  public Object outgoing(Object connection, Object stanza) {
    try {
      StanzaPipeline present = present();
      return present == null
          ? stanza
          : present.outgoing((AbstractXMPPConnection) connection, (Stanza) stanza);
    } catch (Throwable e) {
      return afterOwnFault("outgoing stanza", stanza, e);
    }
  }

  @Override
  public void sent(Object connection, Object stanza, Throwable failure) {
    StanzaPipeline present = pipeline;
    if (present != null) {
      try {
        present.sent((AbstractXMPPConnection) connection, (Stanza) stanza, failure);
      } catch (Throwable e) {
        Barrier.letThrough(e);
        health.fault(Health.HOST, "after sending", e);
      }
    }
  }

  /** The host's first stanza waits for the guards. */
  private StanzaPipeline present() {
    StanzaPipeline present = pipeline;
    return present == null ? ready.join() : present;
  }

  /** The pipeline itself failed; interceptors have a barrier of their own before this one. */
  private Object afterOwnFault(String where, Object stanza, Throwable cause) {
    Barrier.letThrough(cause);
    health.fault(Health.HOST, where, cause);
    return onFault == OnFault.ALLOW ? stanza : null;
  }

  @Override
  public boolean enter(int hook, Object self, Object[] arguments) {
    try {
      if (!beforeMain) {
        ready.join();
      }
    } catch (CompletionException e) {
      return onFault == OnFault.ALLOW; // Told of already.
    }
    return hooks.enter(hook, self, arguments);
  }
}
