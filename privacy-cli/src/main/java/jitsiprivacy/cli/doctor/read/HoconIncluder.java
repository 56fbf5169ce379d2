package jitsiprivacy.cli.doctor.read;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * Includes the files that are handed out, and nothing else: what is read may be of an image that
 * nobody trusts. The library asks nobody about a kind of include that is not overridden here.
 */
final class HoconIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  /** Those that include one another end somewhere. */
  private static final int MOST = 100;

  private static final List<String> LEFT_OUT = List.of("", ".conf", ".json");

  private final Included included;
  private int count;

  HoconIncluder(Included included) {
    this.included = included;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return named(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return named(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return ConfigFactory.empty().root();
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return ConfigFactory.empty().root();
  }

  private ConfigObject named(String name) {
    try {
      for (String end : LEFT_OUT) {
        Optional<String> text = included.text(name + end);
        if (text.isPresent()) {
          if (++count > MOST) {
            throw new IOException("includes more than " + MOST + " files");
          }
          return ConfigFactory.parseString(
                  text.get(), ConfigParseOptions.defaults().setIncluder(this))
              .root();
        }
      }
      return ConfigFactory.empty().root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
