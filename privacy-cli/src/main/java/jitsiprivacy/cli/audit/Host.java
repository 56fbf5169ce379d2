package jitsiprivacy.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.Section;

/** What this host is configured with. */
final class Host {

  private static final List<Section> SECTIONS = List.of(new Section("", HostOptions.class));

  private Host() {}

  /**
   * @param config null for the usual one
   */
  static Path stateDir(Path config, Consumer<String> warn) throws Failure {
    return Configuration.read(config, SECTIONS, warn).section(HostOptions.class).stateDir();
  }
}
