package jitsiprivacy.cli.hold;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.consent.AccountsSection;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.retention.hold.Evidence;
import jitsiprivacy.retention.hold.HoldStore;

/**
 * What this host is configured with.
 *
 * @param accounts who has one
 */
record Host(Path stateDir, AccountsSection accounts) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("consent-gate.accounts", AccountsSection.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> warn) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, warn);
    return new Host(
        read.section(HostOptions.class).stateDir(), read.section(AccountsSection.class));
  }

  HoldStore holds() {
    return HoldStore.in(stateDir);
  }

  Names names() {
    return new Names(stateDir, accounts);
  }

  Evidence evidence(Consumer<String> warn) {
    return new TrailEvidence(new HostTrail(stateDir, warn));
  }
}
