package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.scrub.Operator;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * {@code jitsi-privacy consent export}: all that is kept about a data subject (Article 15 GDPR).
 */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy consent export --user=ID|--subject=PSEUDONYM --reason=TEXT [OPTION...]")
final class ExportCommand extends ConsentTask {

  @Mixin Subject subject;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason needs a reason");
    }
    String pseudonym = subject.required(host);
    DecisionFilter about = DecisionFilter.about(pseudonym);
    try (ConsentArchive archive = host.archive()) {
      Counter decisions = new Counter();
      archive.find(about, ConsentArchive.Order.OLDEST_FIRST, decisions);
      if (decisions.count() == 0) {
        say("nothing is kept about this data subject");
        return Exit.NO;
      }
      record(host, pseudonym, decisions.count());
      try (JsonGenerator to = SubjectExport.generator(out)) {
        // What is decided meanwhile is not among those that were recorded.
        SubjectExport export = new SubjectExport(to, decisions.count());
        export.begin(pseudonym, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        archive.find(about, ConsentArchive.Order.OLDEST_FIRST, export);
        export.end(archive);
      }
    }
    return Exit.DONE;
  }

  /** Evidence before effect. */
  private void record(Host host, String pseudonym, long items) throws Failure {
    String operator = Operator.name(System.getProperty("user.name"), System.getenv());
    try {
      new ExportEvidence(host.stateDir(), this::say)
          .record(pseudonym, subject.name(host), items, reason, operator);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "nothing is exported, since that cannot be recorded in the audit trail: "
                  + Reason.of(e)));
    }
  }
}
