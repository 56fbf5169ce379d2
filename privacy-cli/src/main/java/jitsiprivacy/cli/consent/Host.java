package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.consent.record.ConsentDocument;
import jitsiprivacy.consent.record.ServiceOptions;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;

/**
 * What this host is configured with.
 *
 * @param ledger where decisions are kept
 * @param accounts who has one
 * @param service what every record says of it
 * @param privacyNotice likewise: the address of the full one
 */
record Host(
    Path stateDir,
    LedgerOptions ledger,
    AccountsSection accounts,
    ServiceOptions service,
    Optional<String> privacyNotice) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("consent-gate.ledger", LedgerOptions.class),
          new Section("consent-gate.accounts", AccountsSection.class),
          new Section("consent-gate.service", ServiceOptions.class),
          new Section("consent-gate.notice", NoticeSection.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> warn) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, warn);
    return new Host(
        read.section(HostOptions.class).stateDir(),
        read.section(LedgerOptions.class),
        read.section(AccountsSection.class),
        read.section(ServiceOptions.class),
        read.section(NoticeSection.class).url());
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

  /** The account with that user id, as the focus calls it: by its domain, too. */
  DataSubject account(String user) throws Failure {
    return new DataSubject(accounts.nameOf(user), true);
  }

  /** To read. */
  ConsentArchive archive() throws Failure {
    mustBeThere();
    return ConsentArchive.of(ledger, stateDir);
  }

  /** To write: with the record that the focus would have written. */
  SqlLedger open() throws IOException, Failure {
    mustBeThere();
    return SqlLedger.of(ledger, stateDir, key(Exit.FAILED), records());
  }

  private ConsentDocument records() throws Failure {
    try {
      return new ConsentDocument(service.description(privacyNotice));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.CONFIGURATION,
          Shown.text("privacy.consent-gate.service and notice.url: " + e.getMessage()));
    }
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
