package jitsiprivacy.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;

/** What is configured on this host, for Jicofo and the bridge as well. */
public final class Configuration {

  public static final Path DEFAULT_FILE = Path.of("/etc/jitsi/privacy/privacy.conf");

  private Configuration() {}

  /**
   * @param file null for the usual one, without which the defaults hold
   * @param sections what is asked for; others are checked by the programs they are for
   */
  public static PrivacyConfig read(Path file, List<Section> sections, Consumer<String> warn)
      throws Failure {
    ClassLoader defaults = Configuration.class.getClassLoader();
    if (file == null && Files.notExists(DEFAULT_FILE, LinkOption.NOFOLLOW_LINKS)) {
      warn.accept("there is no " + DEFAULT_FILE + ": the defaults hold");
      return PrivacyConfig.ofDefaults(sections, defaults);
    }
    try {
      return PrivacyConfig.load(file == null ? DEFAULT_FILE : file, sections, defaults);
    } catch (ConfigException e) {
      throw new Failure(Exit.CONFIGURATION, "the configuration cannot be used\n" + e);
    }
  }
}
