package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code jitsi-privacy consent export}: all that is kept about a data subject (Article 15 GDPR).
 */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy consent export --user=ID|--subject=PSEUDONYM [OPTION...]")
final class ExportCommand extends ConsentTask {

  @Mixin Subject subject;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    String pseudonym = subject.required(host);
    try (ConsentArchive archive = host.archive();
        JsonGenerator to = SubjectExport.generator(out)) {
      SubjectExport export = new SubjectExport(to);
      export.begin(pseudonym, Instant.now().truncatedTo(ChronoUnit.SECONDS));
      archive.find(DecisionFilter.about(pseudonym), ConsentArchive.Order.OLDEST_FIRST, export);
      export.end(archive);
      if (export.isEmpty()) {
        say("nothing is kept about this data subject");
        return Exit.NO;
      }
    }
    return Exit.DONE;
  }
}
