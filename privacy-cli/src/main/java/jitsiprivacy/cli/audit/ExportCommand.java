package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.audit.anchor.CheckpointText;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.audit.entries.EntryReport;
import jitsiprivacy.cli.audit.entries.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy audit export}: what is given to others. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit export [OPTION...]",
      "jitsi-privacy audit export --checkpoint|--public-key"
    })
final class ExportCommand extends AuditTask {

  @Option(names = "--checkpoint")
  boolean checkpoint;

  @Option(names = "--public-key")
  boolean publicKey;

  @Mixin Selection selection;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    refuse(
        (checkpoint || publicKey) && (!selection.isEmpty() || checkpoint == publicKey),
        "--checkpoint and --public-key stand alone");
    Archive archive = where.archive(this::say);
    if (publicKey) {
      write(out, archive.key() + "\n");
    } else if (checkpoint) {
      write(out, checkpoint(archive));
    } else {
      EntryReport report = new JsonReport(out, Optional.empty());
      archive
          .reader()
          .forwards(
              selection.filter(archive, this::say),
              entry -> {
                report.entry(entry);
                return true;
              });
    }
    return Exit.DONE;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String checkpoint(Archive archive) throws IOException {
    SignedLog log = archive.reader().newestLog();
    try {
      return CheckpointText.write(log.note(), log.key(), archive.key(), Instant.now());
    } catch (NoteException e) {
      throw new IllegalStateException(e); // It was checked just now.
    }
  }
}
