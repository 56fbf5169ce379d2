package jitsiprivacy.host.start;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardModule;

/** Makes the injector of the running guards. */
final class Injection {

  private final CompletableFuture<?> ahead;
  private final Module bindings;

  private Injection(CompletableFuture<?> ahead, Module bindings) {
    this.ahead = ahead;
    this.bindings = bindings;
  }

  /**
   * Guice's own classes take as long to load as all the rest of our start: they are loaded ahead,
   * while the host's are being checked.
   *
   * @return makes one with what every guard may inject
   */
  static Function<Module, Injection> ahead(Background background) {
    CompletableFuture<?> ahead = new CompletableFuture<>();
    background.run(
        () -> {
          try {
            Guice.createInjector();
          } finally {
            ahead.complete(null);
          }
        });
    return bindings -> new Injection(ahead, bindings);
  }

  Injector create(List<GuardModule> guards) {
    ahead.join(); // Two threads in initializers could wait for each other for ever.
    List<Module> modules = new ArrayList<>(guards);
    modules.add(bindings);
    return Guice.createInjector(modules);
  }
}
