package jitsiprivacy.cli.recordings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;

/** An object each: the state, what keeps it closed, and the manifest where there is one. */
final class JsonReport implements Report {

  private final JsonLines lines;

  JsonReport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void recording(Listed listed) throws IOException {
    lines.write(
        to -> {
          to.writeStringField("session", listed.recording().session());
          to.writeStringField("state", listed.state().word());
          if (listed.problem().isPresent()) {
            to.writeStringField("problem", listed.problem().get());
          }
          if (!listed.quarantine().isEmpty()) {
            to.writeArrayFieldStart("quarantine");
            for (Doubt doubt : listed.quarantine()) {
              ManifestFormat.write(to, doubt);
            }
            to.writeEndArray();
          }
          if (listed.manifest().isPresent()) {
            to.writeFieldName("manifest");
            manifest(to, listed);
          }
        });
  }

  private static void manifest(JsonGenerator to, Listed listed) throws IOException {
    ManifestFormat.write(to, listed.manifest().orElseThrow());
  }
}
