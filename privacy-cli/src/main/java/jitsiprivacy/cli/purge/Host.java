package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.purge.store.StoresOfHost;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.facts.Releases;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.options.RetentionOptions;
import jitsiprivacy.retention.purge.FileTerm;
import jitsiprivacy.retention.purge.LogTexts;
import jitsiprivacy.retention.purge.RunLock;
import jitsiprivacy.retention.purge.Term;

/** What this host is configured with. */
record Host(
    Path stateDir,
    RetentionOptions options,
    RecordingsOptions recordings,
    LogAnonymizerOptions logs,
    StoresOfHost stores) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("retention", RetentionOptions.class),
          new Section("recordings", RecordingsOptions.class),
          new Section("consent-gate.ledger", LedgerOptions.class),
          new Section("log-anonymizer", LogAnonymizerOptions.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> warn) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, warn);
    return new Host(
        read.section(HostOptions.class).stateDir(),
        read.section(RetentionOptions.class),
        read.section(RecordingsOptions.class),
        read.section(LogAnonymizerOptions.class),
        new StoresOfHost(
            read.section(HostOptions.class).stateDir(),
            read.section(RetentionOptions.class),
            read.section(LedgerOptions.class),
            read.section(LogAnonymizerOptions.class)));
  }

  /** By their names. */
  List<Category> categories() throws Failure {
    try {
      return options.enabled(recordings.directory());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.CONFIGURATION,
          "the configuration cannot be used\nprivacy.recordings.directory: " + e.getMessage());
    }
  }

  /** Where runs leave what the next one needs. */
  Path runs() {
    return stateDir.resolve("retention");
  }

  /** So that nobody else is at work; to be given back. */
  RunLock alone() throws IOException, Failure {
    Files.createDirectories(
        runs(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return RunLock.take(runs().resolve("lock"))
        .orElseThrow(() -> new Failure(Exit.FAILED, "another run is at work; nothing was done"));
  }

  HostTrail trail(Consumer<String> warn) {
    return new HostTrail(stateDir, warn);
  }

  Term term(Category category, Instant now, PurgeEvidence evidence) {
    FileTerm files = new FileTerm(category, ZoneId.systemDefault(), now);
    return category.action() == Action.DESTROY_KEY
        ? new RecordingTerm(
            category,
            files,
            new KeyStore(recordings.keyStoreIn(stateDir), Disk.local()),
            new FactsFiles(RecordingsOptions.factsIn(stateDir), Disk.local()),
            new Releases(RecordingsOptions.releasesIn(stateDir), Disk.local()),
            evidence)
        : files;
  }

  LogTexts texts() {
    return new HostTexts(logs);
  }
}
