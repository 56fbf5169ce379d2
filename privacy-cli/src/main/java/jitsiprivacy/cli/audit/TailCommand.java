package jitsiprivacy.cli.audit;

import java.io.OutputStream;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.audit.entries.EntryReport;
import jitsiprivacy.cli.audit.entries.JsonReport;
import jitsiprivacy.cli.audit.entries.LineReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy audit tail}: what happened last. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy audit tail [-n N] [--follow] [OPTION...]")
final class TailCommand extends AuditTask {

  private static final long PAUSE_MILLIS = 500;

  @Option(names = "-n", paramLabel = "N")
  int count = 10;

  @Option(names = {"-f", "--follow"})
  boolean follow;

  @Mixin Selection selection;

  @Option(names = "--json")
  boolean json;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    refuse(count < 0, "-n is a number of entries, 0 or more");
    Archive archive = where.archive(this::say);
    EntryFilter filter = selection.filter(archive, this::say);
    EntryReport report = json ? new JsonReport(out, Optional.empty()) : new LineReport(out);
    // Before the others are read, so that none is passed over.
    Following following = Following.of(archive.reader(), filter, report);
    for (ArchivedEntry entry : archive.reader().newest(count, filter)) {
      following.show(entry);
    }
    out.flush();
    while (follow) {
      Thread.sleep(PAUSE_MILLIS);
      following.showNew();
      out.flush();
    }
    return Exit.DONE;
  }
}
