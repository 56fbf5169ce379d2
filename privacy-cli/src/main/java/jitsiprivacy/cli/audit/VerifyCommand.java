package jitsiprivacy.cli.audit;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jitsi-privacy audit verify}: whether all of the archive is what it must be. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy audit verify [OPTION...]")
final class VerifyCommand extends AuditTask {

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    Archive archive = where.archive(this::say);
    ArchiveReport report =
        new ArchiveVerifier(archive.directory(), archive.key()).verify(List.of(), n -> {});
    for (Finding each : report.findings()) {
      out.write((Shown.text(each) + "\n").getBytes(Charset.defaultCharset()));
    }
    return report.isGood() ? Exit.DONE : Exit.NO;
  }
}
