package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** With a server of its own: that of the other tests is their engine's. */
class PostgresRetentionPropertiesTest extends RetentionProperties {

  private PostgresServer server;
  private SqlLedger ledger;
  private ConsentRetention retention;
  private ConsentArchive archive;

  @BeforeProperty
  void open() throws Exception {
    server = new PostgresServer();
    LedgerOptions options = server.newDatabase();
    Path state = Files.createTempDirectory("retention");
    ledger =
        SqlLedger.of(options, state, Pseudonyms.withKeyIn(state.resolve("key")), decision -> "");
    retention = ConsentRetention.of(options, state);
    archive = ConsentArchive.of(options, state);
    Files.delete(state.resolve("key"));
    Files.delete(state);
  }

  @AfterProperty
  void close() throws Exception {
    archive.close();
    retention.close();
    ledger.close();
    server.close();
  }

  @Override
  SqlLedger ledger() {
    return ledger;
  }

  @Override
  ConsentRetention retention() {
    return retention;
  }

  @Override
  ConsentArchive archive() {
    return archive;
  }
}
