package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.retention.hold.Held;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy recordings destroy}: nobody opens any copy of a recording any more. */
@Command(
    name = "destroy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy recordings destroy SESSION --reason=WORD [OPTION...]")
final class DestroyCommand extends RecordingsTask {

  @Parameters(paramLabel = "SESSION")
  String session;

  @Mixin GivenReason reason;

  @Option(names = "--yes")
  boolean yes;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    RecordingDirectory recording = host.recording(session);
    Manifest manifest = sealed(recording);
    refuseHeld(host, recording, manifest);
    KeyStore keys = host.keys();
    boolean there = keys.has(manifest.key());
    if (there) {
      confirm();
      host.evidence(this::say).destroys(manifest, reason.word());
      host.remembers(manifest);
    }
    keys.destroy(manifest.key()); // A run that died may have left it half overwritten.
    host.facts().delete(session);
    host.releases().delete(session);
    out.write(
        ((there ? "destroyed: " : "destroyed already: ")
                + session
                + "  key="
                + manifest.key()
                + "\n")
            .getBytes(Charset.defaultCharset()));
    return Exit.DONE;
  }

  /** Where something plain is left, destroying a key would promise too much. */
  private static Manifest sealed(RecordingDirectory recording) throws IOException, Failure {
    if (!recording.isSealed() || recording.isBeingSealed()) {
      throw new Failure(
          Exit.NO,
          Shown.text(
              "not all of it is sealed, so destroying a key would not erase it. Run this before:"
                  + " jitsi-privacy finalize "
                  + recording.path()));
    }
    return recording.readManifest();
  }

  /** Though its key may be gone already: what else is left of it is held, too. */
  private static void refuseHeld(Host host, RecordingDirectory recording, Manifest manifest)
      throws Failure {
    Optional<String> hold =
        host.holds()
            .on(
                new Held(
                    Optional.of(recording.path()),
                    manifest.facts().room().map(Set::of),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(manifest.sealed())));
    if (hold.isPresent()) {
      throw new Failure(
          Exit.NO,
          Shown.text(
              "nothing is destroyed: " + recording.session() + " is under a hold: " + hold.get()));
    }
  }

  private void confirm() throws IOException, Failure {
    if (yes) {
      return;
    }
    Question question = new Question(spec.commandLine().getErr());
    if (!question.canBeAsked()) {
      throw new Failure(
          Exit.FAILED,
          "nothing is destroyed: this cannot be undone, and nobody can be asked here. Say --yes");
    }
    String answer =
        question.ask(
            "No copy of "
                + session
                + " can be opened any more, by nobody. Type its name to destroy its key: ");
    if (!answer.equals(session)) {
      throw new Failure(Exit.NO, "nothing is destroyed");
    }
  }
}
