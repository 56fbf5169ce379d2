package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.scrub.Operator;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code jitsi-privacy consent withdraw}: takes back what somebody granted, on their behalf. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy consent withdraw --user=ID|--subject=PSEUDONYM --reason=TEXT [OPTION...]")
final class WithdrawCommand extends ConsentTask {

  @Mixin Subject subject;

  @Option(names = "--room", paramLabel = "NAME@SERVICE")
  String room;

  @Option(names = "--purpose", paramLabel = "PURPOSE", converter = PurposeText.class)
  Purpose purpose;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason needs a reason");
    }
    DecisionFilter granted =
        new DecisionFilter(
            Optional.of(subject.required(host)),
            room == null ? Optional.empty() : Optional.of(host.pseudonyms().room(room)),
            Optional.empty(),
            Optional.ofNullable(purpose),
            Optional.of(ConsentState.GRANTED),
            Optional.empty(),
            Optional.empty());
    List<KeptDecision> withdrawn;
    try (ConsentArchive archive = host.archive()) {
      Withdrawals withdrawals = new Withdrawals(Instant.now());
      archive.standing(granted, ConsentArchive.Order.NEWEST_FIRST, withdrawals);
      withdrawn = withdrawals.all();
    }
    if (withdrawn.isEmpty()) {
      say("nothing to withdraw: no grant stands");
      return Exit.NO;
    }
    withdrawn = written(host, withdrawn);
    for (KeptDecision each : withdrawn) {
      out.write(line(each).getBytes(Charset.defaultCharset()));
    }
    out.flush();
    record(host, withdrawn);
    return Exit.DONE;
  }

  private static List<KeptDecision> written(Host host, List<KeptDecision> withdrawn)
      throws IOException, Failure, LedgerException {
    try (SqlLedger ledger = host.open()) {
      return ledger.appendKept(withdrawn);
    }
  }

  private static String line(KeptDecision decision) {
    return "withdrawn: "
        + decision.purpose().id()
        + (decision.isAccount() ? ", everywhere" : ", in its meeting")
        + "  ("
        + decision.id()
        + ")\n";
  }

  /** After its effect, as it is with every withdrawal. */
  private void record(Host host, List<KeptDecision> withdrawn) throws Failure {
    String operator = Operator.name(System.getProperty("user.name"), System.getenv());
    try {
      new WithdrawalEvidence(host.stateDir(), this::say)
          .record(withdrawn, subject.name(host), Optional.ofNullable(room), reason, operator);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "it is withdrawn, and cannot be recorded in the audit trail: " + Reason.of(e)));
    }
  }
}
