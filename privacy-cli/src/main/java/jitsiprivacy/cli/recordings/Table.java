package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;

/** A line each. */
final class Table implements Report {

  private static final String FORMAT = "%-20s  %-20s  %-10s  %5s  %7s  %s";

  private final OutputStream out;
  private boolean begun;

  Table(OutputStream out) {
    this.out = out;
  }

  @Override
  public void recording(Listed listed) throws IOException {
    if (!begun) {
      begun = true;
      line(FORMAT.formatted("SESSION", "SEALED", "STATE", "FILES", "SIZE", "DUE"));
    }
    line(
        FORMAT.formatted(
            Shown.text(listed.recording().session()),
            listed.manifest().map(manifest -> manifest.sealed().toString()).orElse(""),
            listed.state().word(),
            listed.manifest().map(manifest -> "" + manifest.files().size()).orElse(""),
            listed.manifest().map(manifest -> Screen.bytes(manifest.bytes())).orElse(""),
            listed
                .manifest()
                .flatMap(manifest -> manifest.due())
                .map(Object::toString)
                .orElse("")));
  }

  private void line(String text) throws IOException {
    out.write((text.stripTrailing() + "\n").getBytes(Charset.defaultCharset()));
  }
}
