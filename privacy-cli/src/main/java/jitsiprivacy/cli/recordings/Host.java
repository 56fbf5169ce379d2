package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.recording.seal.RecordingsRoot;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.Doubts;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.facts.Releases;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.subject.Erased;
import jitsiprivacy.retention.subject.ErasedList;

/** What this host is configured with. */
record Host(Path stateDir, RecordingsOptions options) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class), new Section("recordings", RecordingsOptions.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> warn) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, warn);
    return new Host(
        read.section(HostOptions.class).stateDir(), read.section(RecordingsOptions.class));
  }

  RecordingsRoot root() throws IOException, Failure {
    if (options.directory().isEmpty()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "recordings.directory is not set in the configuration: it is Jibri's"
              + " recordings-directory");
    }
    return new RecordingsRoot(options.directory().get());
  }

  /** That of a session, which an operator named. */
  RecordingDirectory recording(String session) throws IOException, Failure {
    try {
      return root().named(session);
    } catch (NoSuchFileException e) {
      Path path = Path.of(e.getFile());
      if (WithdrawnRecordings.has(path)) {
        throw new Failure(
            Exit.NO,
            Shown.text(
                "it was withdrawn by the purge. Until when it can be had back, and how:"
                    + " jitsi-privacy purge undo --list; jitsi-privacy purge undo "
                    + path));
      }
      throw new Failure(
          Exit.NO, Shown.text("there is no recording " + session + ": no " + e.getFile()));
    }
  }

  List<Recipient> recipients() throws Failure {
    if (options.recipients().isEmpty()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "recordings.recipients is empty in the configuration, so nobody could open what is sealed."
              + " Make a key on another machine, with: age-keygen -o operator.key; and write the"
              + " public key that it prints there");
    }
    return options.sealTo();
  }

  FactsFiles facts() {
    return new FactsFiles(RecordingsOptions.factsIn(stateDir), Disk.local());
  }

  Releases releases() {
    return new Releases(RecordingsOptions.releasesIn(stateDir), Disk.local());
  }

  Doubts doubts() {
    return new Doubts(facts(), releases());
  }

  Holds holds() {
    return HoldStore.in(stateDir).holds(Clock.systemUTC());
  }

  OperatorEvidence evidence(Consumer<String> warn) {
    return new OperatorEvidence(new HostTrail(stateDir, warn));
  }

  /** That its key is destroyed before anybody meant it to be: a backup may bring it back. */
  void remembers(Manifest manifest) throws IOException {
    ErasedList.of(stateDir)
        .add(
            new Erased.Recording(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                manifest.session(),
                manifest.key().hex()));
  }

  KeyStore keys() {
    return new KeyStore(options.keyStoreIn(stateDir), Disk.local());
  }
}
