package jitsiprivacy.logs;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What console handlers are about to write: it was anonymized when it was formatted, and a
 * pseudonym must not become another one on its way through the standard error stream.
 */
@Singleton
final class AlreadyAnonymized {

  private final List<Announced> handlers = new CopyOnWriteArrayList<>();

  @Inject
  AlreadyAnonymized() {}

  /** Takes what one more handler will write, in the order in which it will. */
  Consumer<byte[]> handler() {
    Announced announced = new Announced();
    handlers.add(announced);
    return announced::add;
  }

  /** How many bytes, from the first on, are what a handler announced; they are so only once. */
  int count(byte[] bytes, int from, int to) {
    for (Announced each : handlers) {
      int count = each.take(bytes, from, to);
      if (count > 0) {
        return count;
      }
    }
    return 0;
  }
}
