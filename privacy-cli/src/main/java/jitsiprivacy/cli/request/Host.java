package jitsiprivacy.cli.request;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.consent.AccountsSection;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.retention.request.RequestStore;

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

  RequestStore requests(Consumer<String> warn) {
    return Requests.of(stateDir, new HostTrail(stateDir, warn));
  }

  Persons persons() {
    return new Persons(new AuditInstallation(stateDir), accounts);
  }
}
