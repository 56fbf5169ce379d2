package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.ConsentRetention;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import jitsiprivacy.consent.ledger.sql.Erasure;

/** What the ledger of this host has about one person, for commands that are about all of it. */
public final class SubjectConsents {

  private final Host host;
  private final String pseudonym;
  private final Consumer<String> say;

  /**
   * @param config null for the usual one
   * @param pseudonym in the ledger
   */
  public SubjectConsents(Path config, String pseudonym, Consumer<String> say) throws Failure {
    this.host = Host.read(config, say);
    this.pseudonym = pseudonym;
    this.say = say;
  }

  /** In their order; none where nobody decided anything on this host yet. */
  public List<KeptDecision> decisions() throws IOException, Failure {
    List<KeptDecision> all = new ArrayList<>();
    read(
        archive ->
            archive.find(
                DecisionFilter.about(pseudonym), ConsentArchive.Order.OLDEST_FIRST, all::add));
    return all;
  }

  /** As {@code consent export} writes them. */
  public void export(OutputStream out) throws IOException, Failure {
    try (JsonGenerator to = SubjectExport.generator(out)) {
      to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      read(
          archive -> {
            SubjectExport export = new SubjectExport(to, Long.MAX_VALUE);
            export.begin(pseudonym, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            archive.find(
                DecisionFilter.about(pseudonym), ConsentArchive.Order.OLDEST_FIRST, export);
            export.end(archive);
          });
    }
  }

  /**
   * Takes back all grants that stand and were given before.
   *
   * @param account where the operator named it
   * @return how many
   */
  public int withdraw(Instant before, Optional<String> account, String reason)
      throws IOException, Failure {
    if (isNoLedger()) {
      return 0;
    }
    Withdrawal withdrawal = new Withdrawal(host, say);
    try {
      List<KeptDecision> withdrawn = withdrawal.of(granted(before));
      if (!withdrawn.isEmpty()) {
        withdrawal.record(withdrawn, account, Optional.empty(), reason);
      }
      return withdrawn.size();
    } catch (LedgerException e) {
      throw new Failure(Exit.FAILED, Shown.text(e.getMessage()));
    }
  }

  /** How many grants stand that were given before. */
  public int standing(Instant before) throws IOException, Failure {
    Withdrawals standing = new Withdrawals(Instant.now());
    read(archive -> archive.standing(granted(before), ConsentArchive.Order.NEWEST_FIRST, standing));
    return standing.all().size();
  }

  /**
   * What {@link #erase} would do. The withdrawals that come before are not among the proof.
   *
   * @param mayGo asked of what is no proof
   */
  public Erasure erasable(Predicate<KeptDecision> mayGo) throws IOException, Failure {
    return Erasure.of(decisions(), mayGo);
  }

  /**
   * Deletes all decisions for good but what proves that the person agreed.
   *
   * @param mayGo asked of what is no proof
   */
  public Erasure erase(Predicate<KeptDecision> mayGo) throws IOException, Failure {
    if (isNoLedger()) {
      return new Erasure(0, 0, 0);
    }
    try (ConsentRetention ledger = ConsentRetention.of(host.ledger(), host.stateDir())) {
      return ledger.erase(pseudonym, mayGo);
    } catch (LedgerException e) {
      throw new Failure(Exit.FAILED, Shown.text(e.getMessage()));
    }
  }

  private DecisionFilter granted(Instant before) {
    return new DecisionFilter(
        Optional.of(pseudonym),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ConsentState.GRANTED),
        Optional.empty(),
        Optional.of(before));
  }

  private interface Reading {
    void of(ConsentArchive archive) throws LedgerException, IOException;
  }

  private void read(Reading reading) throws IOException, Failure {
    if (isNoLedger()) {
      return;
    }
    try (ConsentArchive archive = host.archive()) {
      reading.of(archive);
    } catch (LedgerException e) {
      throw new Failure(Exit.FAILED, Shown.text(e.getMessage()));
    }
  }

  /** What only looks must not make one. */
  private boolean isNoLedger() {
    return host.ledger().kind() == LedgerOptions.Kind.SQLITE
        && Files.notExists(LedgerOptions.file(host.stateDir()));
  }
}
