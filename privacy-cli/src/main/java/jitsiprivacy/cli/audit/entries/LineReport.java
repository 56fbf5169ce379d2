package jitsiprivacy.cli.audit.entries;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.Shown;

/** A line each, with the beginning of what is long. */
public final class LineReport implements EntryReport {

  private static final int OF_A_PSEUDONYM = 8;
  private static final int OF_A_FACT = 40;
  private static final int OF_A_FOREIGN_ENTRY = 200;

  private final OutputStream out;

  public LineReport(OutputStream out) {
    this.out = out;
  }

  @Override
  public void entry(ArchivedEntry entry) throws IOException {
    String signed = entry.pending() ? "  (not signed yet)" : "";
    String line = entry.id() + "  " + content(entry) + signed + "\n";
    out.write(line.getBytes(Charset.defaultCharset()));
  }

  private static String content(ArchivedEntry entry) {
    if (entry.content() instanceof EntryContent.Known known) {
      return event(known.event());
    }
    String why =
        entry.content() instanceof EntryContent.Unreadable unreadable
            ? "this is no entry: " + unreadable.why()
            : "of a later version";
    return why + "  " + beginning(entry.text(), OF_A_FOREIGN_ENTRY);
  }

  private static String event(AuditEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(EntryTime.write(event.time()))
        .append(String.format("  %-18s  %-11s", event.kind(), event.actor().id()));
    event.room().ifPresent(room -> line.append("  room ").append(beginning(room)));
    event.subject().ifPresent(subject -> line.append("  subject ").append(beginning(subject)));
    for (Map.Entry<String, Fact> fact : event.facts().entrySet()) {
      line.append("  ")
          .append(fact.getKey())
          .append('=')
          .append(beginning(FactText.of(fact.getValue(), ","), OF_A_FACT));
    }
    event.payload().ifPresent(payload -> line.append("  +payload"));
    return line.toString().stripTrailing();
  }

  private static String beginning(Pseudonym pseudonym) {
    return pseudonym.hex().substring(0, OF_A_PSEUDONYM);
  }

  private static String beginning(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? Shown.text(text)
        : Shown.text(text.substring(0, text.offsetByCodePoints(0, most))) + "...";
  }
}
