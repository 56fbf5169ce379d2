package jitsiprivacy.cli.consent;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
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
    Withdrawal withdrawal = new Withdrawal(host, this::say);
    List<KeptDecision> withdrawn = withdrawal.of(granted);
    if (withdrawn.isEmpty()) {
      say("nothing to withdraw: no grant stands");
      return Exit.NO;
    }
    for (KeptDecision each : withdrawn) {
      out.write(line(each).getBytes(Charset.defaultCharset()));
    }
    out.flush();
    withdrawal.record(withdrawn, subject.name(host), Optional.ofNullable(room), reason);
    return Exit.DONE;
  }

  private static String line(KeptDecision decision) {
    return "withdrawn: "
        + decision.purpose().id()
        + (decision.isAccount() ? ", everywhere" : ", in its meeting")
        + "  ("
        + decision.id()
        + ")\n";
  }
}
