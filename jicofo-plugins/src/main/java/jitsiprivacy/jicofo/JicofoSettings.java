package jitsiprivacy.jicofo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What we need to know of Jicofo's own configuration, read from the file Jicofo reads. */
@Singleton
public final class JicofoSettings {

  private static final String TRUSTED_DOMAINS = "jicofo.xmpp.trusted-domains";
  private static final String HEALTH_PREFIX = "jicofo.health.room-name-prefix";

  private final Config config;

  @Inject
  JicofoSettings() {
    this(System.getProperty("config.file"));
  }

  JicofoSettings(String file) {
    this.config = read(file);
  }

  /** Domains whose accounts may say that they are a Jibri, Jigasi or transcriber. */
  public Set<String> trustedDomains() {
    return Set.copyOf(config.getStringList(TRUSTED_DOMAINS));
  }

  /** How the names of the rooms begin that Jicofo checks its health in. */
  public String healthRoomPrefix() {
    return config.getString(HEALTH_PREFIX);
  }

  private static Config read(String file) {
    Config defaults =
        ConfigFactory.parseMap(
            java.util.Map.of(TRUSTED_DOMAINS, List.of(), HEALTH_PREFIX, "__jicofo-health-check"));
    if (file == null || !Files.isReadable(Path.of(file))) {
      return defaults; // Jicofo will not start without it either.
    }
    try {
      return ConfigFactory.parseFile(Path.of(file).toFile()).resolve().withFallback(defaults);
    } catch (ConfigException e) {
      return defaults; // Nobody is trusted; Jicofo says what is wrong with its file.
    }
  }
}
