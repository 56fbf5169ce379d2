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
  private static final String XMPP_DOMAIN = "jicofo.xmpp.client.xmpp-domain";
  private static final String TRANSLATION = "jicofo.translation.url-template";
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
    return text(BRIDGES);
  }

  /** Whom Jicofo asks which components there are. */
  public Optional<String> xmppDomain() {
    return text(XMPP_DOMAIN);
  }

  /** Where bridges send audio to be transcribed, with gaps. */
  public Optional<String> transcriptionUrl() {
    return text(TRANSCRIPTION);
  }

  /** Where bridges send audio to be translated, with gaps. */
  public Optional<String> translationUrl() {
    return text(TRANSLATION);
  }

  private Optional<String> text(String path) {
    return config.hasPath(path) ? Optional.of(config.getString(path)) : Optional.empty();
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
