package jitsiprivacy.jvb.doors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What we need to know of the bridge's own configuration, read from the file the bridge reads. */
@Singleton
final class JvbSettings {

  private static final String COLIBRI_REST = "videobridge.apis.rest.enabled";
  private static final String CAPTURE = "jmt.debug.pcap.enabled";
  private static final String RELAY = "videobridge.relay.enabled";

  /** As in the bridge's own reference.conf. */
  private static final Config DEFAULTS =
      ConfigFactory.parseMap(Map.of(COLIBRI_REST, false, CAPTURE, false, RELAY, false));

  private final Config config;

  @Inject
  JvbSettings() {
    this(System.getProperty("config.file"));
  }

  JvbSettings(String file) {
    this.config = read(file);
  }

  /** Whether the bridge takes colibri2 requests over HTTP. */
  boolean hasColibriRest() {
    return config.getBoolean(COLIBRI_REST);
  }

  /** Whether packets may be captured into files. */
  boolean mayCapture() {
    return config.getBoolean(CAPTURE);
  }

  /** Whether it can send conferences to other bridges. */
  boolean hasRelays() {
    return config.getBoolean(RELAY);
  }

  private static Config read(String file) {
    if (file == null || !Files.isReadable(Path.of(file))) {
      return DEFAULTS; // The bridge will not start without it either.
    }
    try {
      return ConfigFactory.parseFile(Path.of(file).toFile()).resolve().withFallback(DEFAULTS);
    } catch (ConfigException e) {
      return DEFAULTS; // The bridge says what is wrong with its file.
    }
  }
}
