package jitsiprivacy.retention.tree;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names made from others. Not every name is text, and a path cannot be put together from its bytes;
 * what is added or taken away is ASCII that a URI writes as it is.
 */
public final class Names {

  private static final String PERCENT_AND_TWO_DIGITS = "%[0-9A-Fa-f]{2}";

  private Names() {}

  static Path prefixed(String prefix, Path name) {
    return changed(name, prefix, 0, "");
  }

  static Path without(int prefix, Path name) {
    return changed(name, "", prefix, "");
  }

  public static Path suffixed(Path name, String suffix) {
    return changed(name, "", 0, suffix);
  }

  private static Path changed(Path name, String before, int remove, String after) {
    if (isText(name)) {
      return Path.of(before + name.toString().substring(remove) + after);
    }
    String raw = before + raw(name).substring(remove) + after;
    return Path.of(URI.create("file:///" + raw)).getFileName();
  }

  private static boolean isText(Path name) {
    return Path.of(name.toString()).equals(name);
  }

  private static String raw(Path name) {
    return Path.of("/").resolve(name).toUri().getRawPath().substring(1);
  }

  /** How long it is, in bytes. */
  static int bytes(Path name) {
    return isText(name)
        ? name.toString().getBytes(StandardCharsets.UTF_8).length
        : raw(name).replaceAll(PERCENT_AND_TWO_DIGITS, "x").length();
  }
}
