package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class SqliteRetentionPropertiesTest extends RetentionProperties {

  private Path state;
  private SqlLedger ledger;
  private ConsentRetention retention;
  private ConsentArchive archive;

  @BeforeProperty
  void open() throws IOException {
    state = Files.createTempDirectory("retention");
    LedgerOptions options = LedgerOptions.OF_THIS_HOST;
    ledger =
        SqlLedger.of(options, state, Pseudonyms.withKeyIn(state.resolve("key")), decision -> "");
    retention = ConsentRetention.of(options, state);
    archive = ConsentArchive.of(options, state);
  }

  @AfterProperty
  void close() throws IOException {
    archive.close();
    retention.close();
    ledger.close();
    List<Path> all;
    try (Stream<Path> files = Files.walk(state)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
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
