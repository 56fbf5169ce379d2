package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/** All there is to say of a recording. */
record FullReport(OutputStream out, KeyStore keys) implements Report {

  @Override
  public void recording(Listed listed) throws IOException {
    line("session", listed.recording().session());
    line("state", listed.state().word());
    line("directory", listed.recording().path());
    if (listed.problem().isPresent()) {
      line("problem", listed.problem().get());
    }
    for (Doubt doubt : listed.quarantine()) {
      line("quarantine", doubt);
    }
    if (listed.manifest().isPresent()) {
      manifest(listed.manifest().get());
    }
  }

  private void manifest(Manifest manifest) throws IOException {
    line("sealed", manifest.sealed());
    Path entry = keys.entry(manifest.key());
    line("key", keys.has(manifest.key()) ? entry : "destroyed: there is no " + entry);
    for (SealedFile file : manifest.files()) {
      line("file", file.name() + "  " + Screen.bytes(file.bytes()) + "  " + file.sha256());
    }
    if (manifest.facts().room().isPresent()) {
      line("room", manifest.facts().room().get());
    }
    if (manifest.facts().rule().isPresent()) {
      line("rule", manifest.facts().rule().get());
    }
    if (manifest.facts().notice().isPresent()) {
      line("notice", manifest.facts().notice().get());
    }
    for (String consent : manifest.facts().consents()) {
      line("consent", consent);
    }
    line("class", manifest.retentionClass());
    if (manifest.due().isPresent()) {
      line("due", manifest.due().get());
    }
  }

  private void line(String name, Object value) throws IOException {
    out.write("%-10s %s%n".formatted(name, Shown.text(value)).getBytes(Charset.defaultCharset()));
  }
}
