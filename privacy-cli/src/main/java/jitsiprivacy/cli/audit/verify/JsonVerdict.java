package jitsiprivacy.cli.audit.verify;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.Finding;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.audit.verify.Verdict.YearAnchor;

/** One object in a line. */
public final class JsonVerdict implements VerdictReport {

  private final JsonLines lines;

  public JsonVerdict(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void verdict(Verdict verdict) throws IOException {
    lines.write(
        to -> {
          to.writeBooleanField("good", verdict.isGood());
          to.writeNumberField("faults", verdict.faults());
          to.writeArrayFieldStart("findings");
          findings(to, verdict.contradictions());
          findings(to, verdict.archive().findings());
          to.writeEndArray();
          archive(to, verdict.archive());
          anchor(to, "oldest_anchor", verdict.oldest());
          anchor(to, "newest_anchor", verdict.newest());
          to.writeArrayFieldStart("not_counted");
          for (String each : verdict.notCounted()) {
            to.writeString(each);
          }
          to.writeEndArray();
        });
  }

  private static void findings(JsonGenerator to, List<Finding> findings) throws IOException {
    for (Finding each : findings) {
      to.writeStartObject();
      to.writeStringField("where", each.where());
      to.writeStringField("what", each.what());
      to.writeEndObject();
    }
  }

  private static void archive(JsonGenerator to, ArchiveReport archive) throws IOException {
    to.writeArrayFieldStart("logs");
    for (ArchiveReport.LogReport log : archive.logs()) {
      to.writeStartObject();
      to.writeNumberField("year", log.year());
      to.writeNumberField("signed", log.published());
      to.writeNumberField("pending", log.pending());
      to.writeBooleanField("sealed", log.sealed());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeObjectFieldStart("kinds");
    for (Map.Entry<String, Long> kind : archive.kinds().entrySet()) {
      to.writeNumberField(kind.getKey(), kind.getValue());
    }
    to.writeEndObject();
    to.writeNumberField("other_versions", archive.otherVersions());
    to.writeObjectFieldStart("payloads");
    to.writeNumberField("present", archive.payloads().present());
    to.writeNumberField("erased", archive.payloads().erased());
    to.writeNumberField("missing", archive.payloads().missing());
    to.writeNumberField("damaged", archive.payloads().damaged());
    to.writeNumberField("unnamed", archive.payloads().unnamed());
    to.writeEndObject();
  }

  private static void anchor(JsonGenerator to, String name, Optional<YearAnchor> anchor)
      throws IOException {
    if (anchor.isPresent()) {
      YearAnchor each = anchor.get();
      to.writeObjectFieldStart(name);
      to.writeStringField("time", each.anchor().time().toString());
      to.writeStringField("kind", each.anchor().kind().name().toLowerCase(Locale.ROOT));
      to.writeArrayFieldStart("by");
      for (String by : each.anchor().by()) {
        to.writeString(by);
      }
      to.writeEndArray();
      to.writeStringField(
          "up_to", new EntryId(each.year(), each.anchor().checkpoint().size() - 1).toString());
      to.writeEndObject();
    }
  }
}
