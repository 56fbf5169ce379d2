package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.recording.seal.Finalization;
import jitsiprivacy.recording.seal.FinalizeScript;
import jitsiprivacy.recording.seal.FollowUp;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.manifest.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy finalize}: seals a recording once Jibri is done with it. */
@Command(
    name = "finalize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    resourceBundle = "jitsiprivacy.cli.recordings.help",
    customSynopsis = "jitsi-privacy finalize [OPTION...] DIRECTORY")
public final class FinalizeCommand extends RecordingsTask {

  @Parameters(paramLabel = "DIRECTORY")
  Path directory;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (FinalizeScript.isRunning()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "recordings.script in the configuration calls jitsi-privacy finalize, which calls it:"
              + " take that out of the script");
    }
    FollowUp followUp = followUp(host.options());
    List<Recipient> recipients = host.recipients();
    RecordingDirectory recording = host.root().at(directory);
    Screen screen = screen();
    Finalization finalization =
        new Finalization(
            Disk.local(),
            PayloadCipher.fastest(),
            host.keys(),
            recipients,
            host.options().retentionClass(),
            host.options().keep(),
            host.facts(),
            new SealingEvidence(new HostTrail(host.stateDir(), this::say)),
            path -> {
              screen.clear();
              followUp.run(path);
            },
            new ShownProgress(screen),
            Clock.systemUTC());
    Finalization.Outcome outcome = finalization.run(recording);
    screen.clear();
    out.write((told(recording, outcome) + "\n").getBytes(Charset.defaultCharset()));
    for (String name : outcome.left()) {
      say("not sealed, and left as it is: " + recording.path().resolve(name));
    }
    return outcome.left().isEmpty() ? Exit.DONE : Exit.NO;
  }

  private static FollowUp followUp(RecordingsOptions options) throws Failure {
    if (options.script().isEmpty()) {
      return path -> {};
    }
    try {
      return new FinalizeScript(options.script().get());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.CONFIGURATION,
          Shown.text("recordings.script in the configuration: " + e.getMessage()));
    }
  }

  private static String told(RecordingDirectory recording, Finalization.Outcome outcome)
      throws IOException {
    String what =
        switch (outcome.result()) {
          case SEALED -> "sealed: ";
          case ALREADY_SEALED -> "sealed already: ";
          case NOTHING_TO_SEAL -> "nothing to seal: ";
        };
    return what
        + recording.session()
        + outcome.manifest().map(FinalizeCommand::described).orElse("");
  }

  private static String described(Manifest manifest) {
    return "  files="
        + manifest.files().size()
        + "  "
        + Screen.bytes(manifest.bytes())
        + "  key="
        + manifest.key();
  }
}
