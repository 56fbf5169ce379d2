package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.Pseudonyms;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** With a server of its own: that of the other tests is their engine's. */
class PostgresRecallTest extends RecallProperties {

  private PostgresServer server;
  private SqlLedger ledger;

  @BeforeProperty
  void open() throws Exception {
    server = new PostgresServer();
    Path state = Files.createTempDirectory("recall");
    ledger =
        SqlLedger.of(
            server.newDatabase(),
            state,
            Pseudonyms.withKeyIn(state.resolve("key")),
            decision -> "");
    Files.delete(state.resolve("key"));
    Files.delete(state);
  }

  @AfterProperty
  void close() throws Exception {
    ledger.close();
    server.close();
  }

  @Override
  SqlLedger ledger() {
    return ledger;
  }
}
