package jitsiprivacy.cli.doctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.doctor.finding.Finding;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.finding.Good;
import jitsiprivacy.cli.doctor.finding.Severity;

/** One object, in one line; {@code jitsi-privacy fleet report} reads it. */
public record JsonReport(OutputStream out) {

  /** Of the form; another one may lack what this one has. */
  public static final int FORM = 1;

  public void write(Patient patient, Findings findings) throws IOException {
    new JsonLines(out).write(to -> report(patient, findings, to));
  }

  private static void report(Patient patient, Findings findings, JsonGenerator to)
      throws IOException {
    to.writeNumberField("form", FORM);
    to.writeStringField("host", patient.host());
    to.writeStringField("time", patient.time().toString());
    to.writeStringField("version", patient.version());
    to.writeStringField("verdict", findings.worst().map(Severity::verdict).orElse(Severity.GOOD));
    to.writeArrayFieldStart("findings");
    for (Finding each : findings.all()) {
      to.writeStartObject();
      to.writeStringField("id", each.kind().id());
      to.writeStringField("severity", each.kind().severity().id());
      to.writeStringField("area", each.area());
      to.writeStringField("where", each.where());
      to.writeStringField("what", each.what());
      to.writeStringField("meaning", each.kind().meaning());
      to.writeStringField("fix", each.kind().fix());
      to.writeStringField("link", each.kind().link());
      to.writeBooleanField("fixable", each.repair().isPresent());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeArrayFieldStart("good");
    for (Good each : findings.good()) {
      to.writeStartObject();
      to.writeStringField("area", each.area());
      to.writeStringField("where", each.where());
      to.writeStringField("what", each.what());
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
