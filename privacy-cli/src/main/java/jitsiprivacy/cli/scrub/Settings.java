package jitsiprivacy.cli.scrub;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.logs.LogAnonymizerOptions.Addresses;

/**
 * What is configured on this host, for Jicofo and the bridge as well.
 *
 * @param stateDir where the keys are
 * @param options of the log anonymizer; whether it is enabled does not matter here
 */
record Settings(Path stateDir, LogAnonymizerOptions options) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("log-anonymizer", LogAnonymizerOptions.class));

  /**
   * @param file null for the usual one, without which the defaults hold
   */
  static Settings read(Path file, Consumer<String> warn) throws Failure {
    PrivacyConfig config = Configuration.read(file, SECTIONS, warn);
    return new Settings(
        config.section(HostOptions.class).stateDir(), config.section(LogAnonymizerOptions.class));
  }

  /**
   * @param addresses instead of what is configured; null for that
   * @param keep in addition
   * @throws IllegalArgumentException when one of these is no network
   */
  Settings with(Addresses addresses, List<String> keep) {
    List<String> all = new ArrayList<>(options.keep());
    all.addAll(keep);
    return new Settings(
        stateDir,
        new LogAnonymizerOptions(
            options.enabled(),
            options.replace(),
            addresses == null ? options.addresses() : addresses,
            all,
            options.keepPrivate(),
            options.truncate(),
            options.keys()));
  }

  Path keys() {
    return LogAnonymizerOptions.keysIn(stateDir);
  }

  Set<Kind> kinds() {
    return options.replace();
  }

  boolean pseudonyms() {
    return options.addresses() == Addresses.PSEUDONYM;
  }
}
