package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy recordings release}: what is in quarantine may be opened from now on. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy recordings release SESSION --reason=WORD [OPTION...]")
final class ReleaseCommand extends RecordingsTask {

  @Parameters(paramLabel = "SESSION")
  String session;

  @Mixin GivenReason reason;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    RecordingDirectory recording = host.recording(session);
    Optional<Manifest> manifest =
        recording.isSealed() ? Optional.of(recording.readManifest()) : Optional.empty();
    List<Doubt> doubts = host.doubts().of(session, manifest);
    if (!doubts.isEmpty()) {
      host.evidence(this::say).releases(session, manifest, doubts, reason.word());
      host.releases().add(session, doubts);
    }
    for (Doubt doubt : doubts) {
      tell(out, "released: " + session + "  " + doubt);
    }
    if (doubts.isEmpty()) {
      tell(out, "not in quarantine: " + session);
    }
    return Exit.DONE;
  }

  private static void tell(OutputStream out, String line) throws IOException {
    out.write((Shown.text(line) + "\n").getBytes(Charset.defaultCharset()));
  }
}
