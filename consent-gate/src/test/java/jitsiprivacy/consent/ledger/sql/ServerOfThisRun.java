package jitsiprivacy.consent.ledger.sql;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the server before the first test that needs it. */
final class ServerOfThisRun implements BeforeEachCallback {

  private PostgresServer server;

  @Override
  public void beforeEach(ExtensionContext context) {
    server = PostgresServer.of(context);
  }

  PostgresServer server() {
    return server;
  }
}
