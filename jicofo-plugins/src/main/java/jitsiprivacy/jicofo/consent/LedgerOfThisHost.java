package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.consent.record.ConsentDocument;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.spi.StateDirectory;

/** The ledger below the state directory or of the fleet, with the key of its pseudonyms. */
final class LedgerOfThisHost implements Provider<SqlLedger> {

  private final Path state;
  private final ConsentGateOptions options;

  @Inject
  LedgerOfThisHost(StateDirectory state, ConsentGateOptions options) {
    this.state = state.path();
    this.options = options;
  }

  @Override
  public SqlLedger get() {
    keepNativeLibraryOutOfTmp(state.resolve("native"));
    try {
      return SqlLedger.of(
          options.ledger(),
          state,
          Pseudonyms.withKeyIn(state.resolve("keys/pseudonym.key")),
          new ConsentDocument(options.service().description(options.notice().url())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code /tmp} may be mounted noexec, and is not ours alone. */
  private static void keepNativeLibraryOutOfTmp(Path directory) {
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      System.setProperty("org.sqlite.tmpdir", directory.toString());
    }
  }
}
