package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.SqliteLedger;
import jitsiprivacy.spi.StateDirectory;

/** Opens the ledger below the state directory. */
final class LedgerOfThisHost implements Provider<ConsentLedger> {

  private final Path state;

  @Inject
  LedgerOfThisHost(StateDirectory state) {
    this.state = state.path();
  }

  @Override
  public ConsentLedger get() {
    keepNativeLibraryOutOfTmp(state.resolve("native"));
    return new SqliteLedger(state.resolve("consent.db"));
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
