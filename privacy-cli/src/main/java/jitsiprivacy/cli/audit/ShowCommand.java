package jitsiprivacy.cli.audit;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.audit.entries.EntryReport;
import jitsiprivacy.cli.audit.entries.FullReport;
import jitsiprivacy.cli.audit.entries.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy audit show}: all there is of entries, with their payloads. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit show [OPTION...] ID...",
      "jitsi-privacy audit show [OPTION...] --kind=KIND|--since=TIME|--room=NAME|..."
    })
final class ShowCommand extends AuditTask {

  @Parameters(paramLabel = "ID", arity = "0..*", converter = Id.class)
  List<EntryId> ids = List.of();

  @Mixin Selection selection;

  @Option(names = "--json")
  boolean json;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    refuse(
        ids.isEmpty() && selection.isEmpty(),
        "name an entry, such as 2026/4711, or what to look for");
    refuse(
        !ids.isEmpty() && !selection.isEmpty(),
        "entries by their names, or what to look for: not both");
    Archive archive = where.archive(this::say);
    PayloadStore payloads = new PayloadStore(archive.directory());
    EntryReport report =
        json ? new JsonReport(out, Optional.of(payloads)) : new FullReport(out, payloads);
    if (ids.isEmpty()) {
      archive
          .reader()
          .forwards(
              selection.filter(archive, this::say),
              entry -> {
                report.entry(entry);
                return true;
              });
      return Exit.DONE;
    }
    return byName(archive.reader(), report);
  }

  private int byName(ArchiveReader reader, EntryReport report) throws Exception {
    int exit = Exit.DONE;
    for (EntryId id : ids) {
      Optional<ArchivedEntry> entry = reader.entry(id);
      if (entry.isPresent()) {
        report.entry(entry.get());
      } else {
        say("there is no entry " + id);
        exit = Exit.NO;
      }
    }
    return exit;
  }
}
