package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * {@code jitsi-privacy consent show}: all there is of a decision, with what was shown before it.
 */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy consent show [OPTION...] ID")
final class ShowCommand extends ConsentTask {

  @Parameters(paramLabel = "ID")
  String id;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (!RecordId.isOne(id)) {
      throw new ParameterException(
          spec.commandLine(),
          "\"" + Shown.text(id) + "\" is no decision: one has 32 digits, as list shows it");
    }
    try (ConsentArchive archive = host.archive()) {
      List<KeptDecision> all = archive.byId(id);
      for (KeptDecision each : all) {
        write(out, each, archive.notice(each.notice()));
      }
      if (all.isEmpty()) {
        say("there is no decision " + id);
        return Exit.NO;
      }
    }
    return Exit.DONE;
  }

  private static void write(OutputStream out, KeptDecision decision, Optional<String> notice)
      throws IOException {
    StringBuilder text = new StringBuilder();
    field(text, "decision", decision.id());
    field(text, "time", decision.time());
    decision.asked().ifPresent(asked -> field(text, "shown", asked));
    field(text, "state", Words.of(decision.state()));
    field(text, "purpose", decision.purpose().id());
    field(text, "by", Words.of(decision.cause().actor()) + ", cause " + Words.of(decision.cause()));
    field(text, "basis", Words.of(decision.basis()));
    field(text, "subject", decision.subject() + (decision.isAccount() ? ", an account" : ""));
    field(text, "room", decision.room());
    decision.meeting().ifPresent(meeting -> field(text, "meeting", meeting));
    decision.until().ifPresent(until -> field(text, "until", until));
    field(text, "notice", decision.notice().version() + " (" + decision.notice().language() + ")");
    block(text, notice.orElse("its text is not kept"));
    field(text, "document", decision.document().isEmpty() ? "none" : "");
    block(text, decision.document());
    text.append('\n');
    out.write(text.toString().getBytes(Charset.defaultCharset()));
  }

  private static void field(StringBuilder text, String name, Object value) {
    text.append(String.format("%-10s%s", name, Shown.text(value)).stripTrailing()).append('\n');
  }

  private static void block(StringBuilder text, String value) {
    value.lines().forEach(line -> text.append("  ").append(Shown.text(line)).append('\n'));
  }
}
