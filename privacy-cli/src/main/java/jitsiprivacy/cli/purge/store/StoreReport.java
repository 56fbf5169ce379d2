package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.retention.purge.Outcome;

/** Says what is due in stores, and what became of it. */
public abstract class StoreReport {

  StoreReport() {}

  /** For programs. */
  public static StoreReport json(OutputStream out) {
    return new JsonStoreReport(out);
  }

  /**
   * For people.
   *
   * @param list whether each is to be named
   */
  public static StoreReport human(OutputStream out, Screen screen, boolean list) {
    return new HumanStoreReport(out, screen, list);
  }

  abstract void due(String store, String name, long bytes, Instant since) throws IOException;

  abstract void plan(StorePlan plan) throws IOException;

  abstract void done(String store, String name, Outcome outcome, String reason) throws IOException;

  abstract void result(StoreResult result) throws IOException;
}
