package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.SqliteLedger;
import jitsiprivacy.spi.StateDirectory;

/** The ledger below the state directory, with the key of its pseudonyms. */
final class LedgerOfThisHost implements Provider<ConsentLedger> {

  private final Path state;

  @Inject
  LedgerOfThisHost(StateDirectory state) {
    this.state = state.path();
  }

  @Override
  public ConsentLedger get() {
    keepNativeLibraryOutOfTmp(state.resolve("native"));
    try {
      Pseudonyms pseudonyms = Pseudonyms.withKeyIn(state.resolve("keys/pseudonym.key"));
      return new SqliteLedger(state.resolve("consent.db"), pseudonyms);
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
