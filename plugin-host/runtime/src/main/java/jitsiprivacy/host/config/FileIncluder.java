package jitsiprivacy.host.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Includes files, relative to the one that asks, by their exact name. Stricter than HOCON: what
 * cannot be included is an error even without {@code required(…)}, because a guard that is
 * configured in a file nobody found would stay off unnoticed; nothing is taken from the network or
 * the class path.
 */
final class FileIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private static final int DEEPEST = 16;

  private final FileParser parser;
  private final Path from;
  private final String text;
  private final int depth;

  FileIncluder(FileParser parser, Path from, String text) {
    this.parser = parser;
    this.from = from;
    this.text = text;
    this.depth = parser.depth();
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return include(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refuse(what.toString(), "only files can be included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refuse(what, "only files can be included");
  }

  private ConfigObject include(String what) {
    Path file;
    try {
      file = from.resolveSibling(what).normalize();
    } catch (InvalidPathException e) {
      throw refuse(what, "that is not the name of a file");
    }
    if (parser.isOpen(file)) {
      throw refuse(what, "that file is including this one");
    }
    if (depth >= DEEPEST) {
      throw refuse(what, "includes are more than " + DEEPEST + " levels deep");
    }
    try {
      return parser.parse(file);
    } catch (Unusable e) {
      // About an included file as a whole: what to change is the line that names it.
      if (e.problem().line() == 0 && e.problem().file().equals(file.toString())) {
        throw refuse(what, "it " + e.problem().message());
      }
      throw e;
    }
  }

  private Unusable refuse(String what, String why) {
    String message = "cannot include \"" + Shown.text(what) + "\": " + why;
    return new Unusable(from.toString(), line(what), message);
  }

  /** The parser does not say where it met the include, so look for it. */
  private int line(String what) {
    int line = 0;
    for (String candidate : text.lines().toList()) {
      line++;
      if (candidate.contains("include") && candidate.contains(what)) {
        return line;
      }
    }
    return 0;
  }
}
