package jitsiprivacy.jicofo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What we need to know of Jicofo's own configuration, read from the file Jicofo reads. */
@Singleton
public final class JicofoSettings {

  private static final String TRUSTED_DOMAINS = "jicofo.xmpp.trusted-domains";
  private static final String HEALTH_PREFIX = "jicofo.health.room-name-prefix";
  private static final String VISITORS = "jicofo.visitors.enabled";
  private static final String BRIDGES = "jicofo.bridge.brewery-jid";
  private static final String JIGASI = "jicofo.jigasi.brewery-jid";
  private static final String TRANSCRIPTION = "jicofo.transcription.url-template";

  /** As in Jicofo's own reference.conf, where that has a value. */
  private static final Config DEFAULTS =
      ConfigFactory.parseMap(
          Map.of(
              TRUSTED_DOMAINS, List.of(), HEALTH_PREFIX, "__jicofo-health-check", VISITORS, false));

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

  /** Whether some join as visitors, who only watch until they are let onto the stage. */
  public boolean hasVisitors() {
    return config.getBoolean(VISITORS);
  }

  /** Where bridges announce themselves. */
  public Optional<String> bridgeRoom() {
    return config.hasPath(BRIDGES) ? Optional.of(config.getString(BRIDGES)) : Optional.empty();
  }

  /** Whether gateways are known that dial out and transcribe. */
  public boolean hasJigasi() {
    return config.hasPath(JIGASI);
  }

  /** Whether Jicofo can have a bridge send audio to a transcriber. */
  public boolean hasTranscription() {
    return config.hasPath(TRANSCRIPTION);
  }

  private static Config read(String file) {
    if (file == null || !Files.isReadable(Path.of(file))) {
      return DEFAULTS; // Jicofo will not start without it either.
    }
    try {
      return ConfigFactory.parseFile(Path.of(file).toFile()).resolve().withFallback(DEFAULTS);
    } catch (ConfigException e) {
      return DEFAULTS; // Nobody is trusted; Jicofo says what is wrong with its file.
    }
  }
}
