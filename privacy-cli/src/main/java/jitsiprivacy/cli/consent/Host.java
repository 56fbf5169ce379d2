package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;

/**
 * What this host is configured with.
 *
 * @param ledger where decisions are kept
 */
record Host(Path stateDir, LedgerOptions ledger) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("consent-gate.ledger", LedgerOptions.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> warn) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, warn);
    return new Host(read.section(HostOptions.class).stateDir(), read.section(LedgerOptions.class));
  }

  private Path key() {
    return stateDir.resolve("keys/pseudonym.key");
  }

  /** Those that the focus makes. A new key would find nobody: none is made here. */
  LedgerPseudonyms pseudonyms() throws IOException, Failure {
    return new LedgerPseudonyms(key(Exit.NO));
  }

  private Pseudonyms key(int exit) throws IOException, Failure {
    if (Files.notExists(key())) {
      throw new Failure(
          exit,
          "there is no key of pseudonyms, "
              + Shown.text(key())
              + ": nobody decided anything on this host yet, or it was destroyed");
    }
    return Pseudonyms.withKeyIn(key());
  }

  /** To read. */
  ConsentArchive archive() throws Failure {
    mustBeThere();
    return ConsentArchive.of(ledger, stateDir);
  }

  /** To write. */
  SqlLedger open() throws IOException, Failure {
    mustBeThere();
    // The published form is the focus's to write, who knows the operator's description.
    return SqlLedger.of(ledger, stateDir, key(Exit.FAILED), decision -> "");
  }

  /** What only looks must not make one. */
  private void mustBeThere() throws Failure {
    if (ledger.kind() == LedgerOptions.Kind.SQLITE
        && Files.notExists(LedgerOptions.file(stateDir))) {
      throw new Failure(
          Exit.NO,
          "nobody decided anything on this host yet: there is no "
              + Shown.text(LedgerOptions.file(stateDir)));
    }
  }
}
