package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.RecordingOpener;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.WrongKeyException;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy recordings open}: decrypts a recording, and records that. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy recordings open SESSION -i FILE --reason=WORD --to=DIR [OPTION...]")
final class OpenCommand extends RecordingsTask {

  @Parameters(paramLabel = "SESSION")
  String session;

  @Mixin Identities identities;

  @Mixin GivenReason reason;

  @Option(names = "--to", paramLabel = "DIR", required = true)
  Path to;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    RecordingDirectory recording = host.recording(session);
    if (!recording.isSealed()) {
      throw new Failure(Exit.NO, "it is not sealed: " + Shown.text(recording.path()));
    }
    Manifest manifest = recording.readManifest();
    refuseQuarantined(host, manifest);
    Identity key = key(host, manifest);
    Screen screen = screen();
    RecordingOpener opener =
        new RecordingOpener(Disk.local(), PayloadCipher.fastest(), new ShownProgress(screen));
    opener.prepare(manifest, to);
    host.evidence(this::say).opens(manifest, reason.word());
    opener.open(recording, manifest, key, to);
    screen.clear();
    out.write(
        ("opened: " + manifest.files().size() + " files in " + Shown.text(to) + "\n")
            .getBytes(Charset.defaultCharset()));
    return Exit.DONE;
  }

  private Identity key(Host host, Manifest manifest) throws IOException, Failure {
    KeyStore keys = host.keys();
    Optional<Instant> withdrawn = keys.withdrawn(manifest.key());
    if (!keys.has(manifest.key()) && withdrawn.isPresent()) {
      throw new Failure(
          Exit.NO,
          "its key was withdrawn by the purge, and can be had back until "
              + withdrawn.get()
              + ": jitsi-privacy purge undo "
              + Shown.text(host.options().directory().orElseThrow().resolve(session)));
    }
    if (!keys.has(manifest.key())) {
      throw new Failure(
          Exit.NO,
          "its key was destroyed, or is elsewhere: there is no "
              + Shown.text(keys.entry(manifest.key()))
              + ". Without it nobody can open the recording");
    }
    List<Identity> with = identities.read();
    try {
      return keys.get(manifest.key(), with);
    } catch (WrongKeyException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(keys.entry(manifest.key()) + ": " + e.getMessage() + ". Nothing was opened"));
    }
  }

  /** What is not known to be released is not opened. */
  private static void refuseQuarantined(Host host, Manifest manifest) throws IOException, Failure {
    List<Doubt> doubts = host.doubts().of(manifest.session(), Optional.of(manifest));
    if (!doubts.isEmpty()) {
      throw new Failure(
          Exit.NO,
          Shown.text(
              "it is in quarantine: "
                  + doubts.stream().map(Doubt::toString).collect(Collectors.joining(", "))
                  + ". Nobody opens it until somebody has decided that it may be opened, and says"
                  + " so: jitsi-privacy recordings release "
                  + manifest.session()
                  + " --reason WORD"));
    }
  }
}
