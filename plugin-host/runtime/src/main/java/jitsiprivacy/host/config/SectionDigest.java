package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether a section is configured as it was: the same for the same values. */
final class SectionDigest {

  private SectionDigest() {}

  /**
   * @param path empty for the options that stand beside the sections
   */
  static String of(ConfigObject resolved, String path) {
    ConfigValue all = resolved.get(Place.ROOT);
    ConfigValue section = ConfigValueFactory.fromMap(Map.of());
    if (all instanceof ConfigObject object) {
      section = path.isEmpty() ? withoutSections(object) : object.getOrDefault(path, section);
    }
    // Concise, which is in the order of the names.
    return sha256(section.render(ConfigRenderOptions.concise()));
  }

  private static ConfigValue withoutSections(ConfigObject all) {
    Map<String, Object> plain = new TreeMap<>();
    all.forEach(
        (name, value) -> {
          if (!(value instanceof ConfigObject)) {
            plain.put(name, value.unwrapped());
          }
        });
    return ConfigValueFactory.fromMap(plain);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
