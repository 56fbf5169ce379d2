package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.proof.ProofMaker;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy audit prove}: makes a file that shows that an entry is in the log. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy audit prove [-o FILE] [OPTION...] ID")
final class ProveCommand extends AuditTask {

  @Parameters(paramLabel = "ID", converter = Id.class)
  EntryId id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  Path output;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    Archive archive = where.archive(this::say);
    sign(archive);
    byte[] proof =
        new ProofMaker(
                archive.reader().directory(id.year()), YearKeys.verifier(archive.key(), id.year()))
            .inclusion(id.index())
            .bytes();
    if (output == null) {
      out.write(proof);
    } else {
      Files.write(output, proof);
    }
    return Exit.DONE;
  }

  /** What was recorded a moment ago is not signed yet; on its host that can be done now. */
  private void sign(Archive archive) throws IOException, Failure {
    Optional<ArchivedEntry> entry = archive.reader().entry(id);
    if (entry.isEmpty()) {
      throw new Failure(Exit.NO, "there is no entry " + id);
    }
    if (entry.get().pending()) {
      AuditInstallation host =
          archive
              .host()
              .orElseThrow(
                  () ->
                      new Failure(
                          Exit.NO,
                          "entry " + id + " is not signed yet in this copy: take a newer one"));
      try (AuditTrail trail = host.open(Clock.systemUTC())) {
        trail.publish();
      }
    }
  }
}
