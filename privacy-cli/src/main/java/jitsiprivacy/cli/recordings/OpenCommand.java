package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.RecordingOpener;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.WrongKeyException;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(names = "--reason", paramLabel = "WORD", required = true)
  String reason;

  @Option(names = "--to", paramLabel = "DIR", required = true)
  Path to;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (!Words.isWord(reason)) {
      throw new ParameterException(
          spec.commandLine(),
          "--reason is a word of letters, digits, dots, underscores and hyphens, such as order-12:"
              + " it stands in the audit trail for good, and must name nobody");
    }
    RecordingDirectory recording = host.recording(session);
    if (!recording.isSealed()) {
      throw new Failure(Exit.NO, "it is not sealed: " + Shown.text(recording.path()));
    }
    Manifest manifest = recording.readManifest();
    Identity key = key(host.keys(), manifest);
    Screen screen = screen();
    RecordingOpener opener =
        new RecordingOpener(Disk.local(), PayloadCipher.fastest(), new ShownProgress(screen));
    opener.prepare(manifest, to);
    record(host, manifest);
    opener.open(recording, manifest, key, to);
    screen.clear();
    out.write(
        ("opened: " + manifest.files().size() + " files in " + Shown.text(to) + "\n")
            .getBytes(Charset.defaultCharset()));
    return Exit.DONE;
  }

  private Identity key(KeyStore keys, Manifest manifest) throws IOException, Failure {
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

  /** Evidence before effect. */
  private void record(Host host, Manifest manifest) throws Failure {
    try {
      new OpeningEvidence(new HostTrail(host.stateDir(), this::say)).record(manifest, reason);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "nothing is opened, since that cannot be recorded in the audit trail: "
                  + Reason.of(e)));
    }
  }
}
