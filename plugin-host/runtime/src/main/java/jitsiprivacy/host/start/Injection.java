package jitsiprivacy.host.start;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.concurrent.CompletableFuture;
import jitsiprivacy.spi.Background;

/**
 * Makes the injector. Guice's own classes take as long to load as all the rest of our start, so
 * they are loaded ahead, while the host's classes are being checked.
 */
final class Injection {

  private final CompletableFuture<?> ahead = new CompletableFuture<>();

  Injection(Background background) {
    background.run(
        () -> {
          try {
            Guice.createInjector();
          } finally {
            ahead.complete(null);
          }
        });
  }

  /**
   * Waits for the classes: two threads in their initializers could wait for each other for ever.
   */
  Injector create(Iterable<Module> modules) {
    ahead.join();
    return Guice.createInjector(modules);
  }
}
