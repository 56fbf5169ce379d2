package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.host.start.DamagedInstallationException;
import jitsiprivacy.host.start.InstalledGuards;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.retention.options.RetentionOptions;
import jitsiprivacy.spi.GuardModule;

/**
 * What is configured, as far as it can be known. Where it cannot be used the defaults hold here,
 * while Jicofo and the bridge would not start.
 */
public final class Settings {

  private final Path file;
  private final boolean isThere;
  private final List<GuardModule> installed;
  private final PrivacyConfig config;
  private final Optional<String> problem;

  private Settings(
      Path file,
      boolean isThere,
      List<GuardModule> installed,
      PrivacyConfig config,
      Optional<String> problem) {
    this.file = file;
    this.isThere = isThere;
    this.installed = installed;
    this.config = config;
    this.problem = problem;
  }

  /**
   * @param file need not be there
   * @throws IOException when our own jars are damaged
   */
  public static Settings read(Path file) throws IOException {
    ClassLoader loader = Settings.class.getClassLoader();
    List<GuardModule> installed = installed(loader);
    List<Section> sections = new ArrayList<>(InstalledGuards.sections(installed));
    // No guard's: the command alone reads them.
    sections.add(new Section("recordings", RecordingsOptions.class));
    sections.add(new Section("retention", RetentionOptions.class));
    sections.add(new Section("consent-gate.ledger", LedgerOptions.class));
    PrivacyConfig defaults = PrivacyConfig.ofDefaults(sections, loader);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Settings(file, false, installed, defaults, Optional.empty());
    }
    try {
      PrivacyConfig config = PrivacyConfig.load(file, sections, loader);
      return new Settings(file, true, installed, config, Optional.empty());
    } catch (ConfigException e) {
      return new Settings(file, true, installed, defaults, Optional.of(e.toString()));
    }
  }

  private static List<GuardModule> installed(ClassLoader loader) throws IOException {
    try {
      return InstalledGuards.find(loader);
    } catch (DamagedInstallationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  public Path file() {
    return file;
  }

  /** Whether there is a file at all. */
  public boolean isThere() {
    return isThere;
  }

  /** Why it cannot be used, with files and lines. */
  public Optional<String> problem() {
    return problem;
  }

  /** All guards there are. */
  public List<GuardModule> installed() {
    return installed;
  }

  public boolean isEnabled(GuardModule guard) {
    return InstalledGuards.isEnabled(guard, config);
  }

  /** As {@link #isEnabled(GuardModule)}, by its id. */
  public boolean isEnabled(String guard) {
    return installed.stream().filter(each -> each.id().equals(guard)).anyMatch(this::isEnabled);
  }

  public HostOptions host() {
    return config.section(HostOptions.class);
  }

  public <T extends Record> T section(Class<T> type) {
    return config.section(type);
  }

  /** All that was read. */
  public List<Path> files() {
    return config.files();
  }
}
