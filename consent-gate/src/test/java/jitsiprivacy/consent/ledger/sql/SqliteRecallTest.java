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

class SqliteRecallTest extends RecallProperties {

  private Path state;
  private SqlLedger ledger;

  @BeforeProperty
  void open() throws IOException {
    state = Files.createTempDirectory("recall");
    ledger =
        SqlLedger.of(
            LedgerOptions.OF_THIS_HOST,
            state,
            Pseudonyms.withKeyIn(state.resolve("key")),
            decision -> "");
  }

  @AfterProperty
  void close() throws IOException {
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
}
