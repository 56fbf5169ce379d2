package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.LedgerOptions.Kind;
import jitsiprivacy.consent.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProbeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path parent;

  /** With a name that a URL has to write otherwise. */
  private Path state() throws Exception {
    return Files.createDirectories(parent.resolve("state of 100% ?"));
  }

  private SqlLedger ledger() throws Exception {
    SqlLedger ledger =
        SqlLedger.of(
            LedgerOptions.OF_THIS_HOST,
            state(),
            Pseudonyms.withKeyIn(parent.resolve("pseudonym.key")),
            decision -> "{}");
    ledger.append(List.of());
    return ledger;
  }

  private LedgerProbe.State probe(boolean inUse) throws Exception {
    return LedgerProbe.of(LedgerOptions.OF_THIS_HOST, state(), inUse, PATIENCE);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(state())) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneThatNobodyMadeIsNotMade() throws Exception {
    assertThat(probe(true)).isEqualTo(LedgerProbe.State.NOT_MADE);
    assertThat(files()).isEmpty();
  }

  @Test
  void oneThatIsOpenIsRead() throws Exception {
    SqlLedger ledger = ledger();
    try {
      assertThat(probe(true)).isEqualTo(LedgerProbe.State.READABLE);
    } finally {
      ledger.close();
    }
  }

  @Test
  void nothingIsLeftBesideOneThatIsClosed() throws Exception {
    ledger().close();
    List<String> before = files();
    assertThat(probe(true)).isEqualTo(LedgerProbe.State.READABLE);
    assertThat(probe(false)).isEqualTo(LedgerProbe.State.READABLE);
    assertThat(files()).isEqualTo(before).containsExactly("consent.db");
  }

  @Test
  void whatIsNoLedgerIsSaid() throws Exception {
    Files.writeString(LedgerOptions.file(state()), "no database, ".repeat(1_000));
    assertThatThrownBy(() -> probe(true))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("not a database");
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws Exception {
    LedgerOptions nowhere =
        new LedgerOptions(
            Kind.POSTGRESQL,
            Optional.of("jdbc:postgresql://127.0.0.1:1/jitsi"),
            Optional.of("jitsi"),
            Optional.empty());
    assertThatThrownBy(() -> LedgerProbe.of(nowhere, state(), true, PATIENCE))
        .isInstanceOf(LedgerException.class);
  }
}
