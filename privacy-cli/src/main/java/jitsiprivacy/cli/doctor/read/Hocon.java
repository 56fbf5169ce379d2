package jitsiprivacy.cli.doctor.read;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What Jicofo or the bridge is configured with. */
public final class Hocon {

  private final Config config;

  private Hocon(Config config) {
    this.config = config;
  }

  /**
   * @param included hands out the files that it includes
   * @throws IOException when it is no HOCON
   */
  public static Hocon parse(String text, Included included) throws IOException {
    try {
      return new Hocon(
          ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setIncluder(new HoconIncluder(included))));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (ConfigException | StackOverflowError e) {
      throw new IOException("cannot be read: " + e.getMessage(), e);
    }
  }

  /** What is not set here is taken from another one. */
  public Hocon over(Hocon defaults) {
    return new Hocon(config.withFallback(defaults.config));
  }

  /** As a text; empty when it is not set, or only known with another file or the environment. */
  public Optional<String> value(String path) {
    try {
      return config.hasPath(path)
          ? Optional.of(config.getAnyRef(path).toString())
          : Optional.empty();
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  public boolean isTrue(String path) {
    return value(path).filter(value -> value.equals("true") || value.equals("on")).isPresent();
  }
}
