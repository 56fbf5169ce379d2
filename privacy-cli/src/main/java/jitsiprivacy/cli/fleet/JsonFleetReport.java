package jitsiprivacy.cli.fleet;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.doctor.report.JsonReport;

/** One object, in one line. */
record JsonFleetReport(OutputStream out) {

  void write(Fleet fleet, Instant now) throws IOException {
    new JsonLines(out).write(to -> report(fleet, now, to));
  }

  private static void report(Fleet fleet, Instant now, JsonGenerator to) throws IOException {
    to.writeNumberField("form", JsonReport.FORM);
    to.writeStringField("time", now.toString());
    to.writeStringField("verdict", fleet.worst(now).verdict());
    to.writeObjectFieldStart("hosts");
    for (Examined host : fleet.hosts().values()) {
      to.writeObjectFieldStart(host.host());
      to.writeStringField("verdict", host.worst().verdict());
      to.writeStringField("time", host.time().toString());
      to.writeStringField("version", host.version());
      to.writeBooleanField("stale", fleet.stale(now).contains(host.host()));
      to.writeEndObject();
    }
    to.writeEndObject();
    to.writeArrayFieldStart("findings");
    for (Fleet.Shared each : fleet.findings()) {
      to.writeStartObject();
      to.writeStringField("id", each.id());
      to.writeStringField("severity", each.severity().id());
      to.writeStringField("link", each.link());
      texts(to, "hosts", each.hosts());
      to.writeEndObject();
    }
    to.writeEndArray();
    texts(to, "unreadable", fleet.unreadable());
  }

  private static void texts(JsonGenerator to, String name, Map<String, String> texts)
      throws IOException {
    to.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      to.writeStringField(each.getKey(), each.getValue());
    }
    to.writeEndObject();
  }
}
