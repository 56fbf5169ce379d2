package jitsiprivacy.retention.tree;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The name that something has while it is being deleted. Nobody opens it under that one, so what
 * nobody has open then stays so. What a run leaves behind that was killed tells its old name.
 */
final class HiddenName {

  private static final String PREFIX = ".jitsi-privacy-purge~";

  /** Of a name on Linux, in bytes. */
  private static final int LONGEST = 255;

  private static final String PERCENT_AND_TWO_DIGITS = "%[0-9A-Fa-f]{2}";

  private HiddenName() {}

  static boolean isOne(Path name) {
    return name.toString().startsWith(PREFIX) && name.toString().length() > PREFIX.length();
  }

  /** Empty when that would be too long. */
  static Optional<Path> of(Path name) {
    return bytes(name) + PREFIX.length() > LONGEST
        ? Optional.empty()
        : Optional.of(changed(name, PREFIX, 0));
  }

  /** The name that something had before it was hidden. */
  static Path before(Path hidden) {
    return changed(hidden, "", PREFIX.length());
  }

  private static Path changed(Path name, String add, int remove) {
    String text = name.toString();
    if (isText(name)) {
      return Path.of(add + text.substring(remove));
    }
    String raw = raw(name);
    // Neither the prefix nor what is removed of it is written otherwise in a URI.
    return Path.of(URI.create("file:///" + add + raw.substring(remove))).getFileName();
  }

  /** Not every name is text; a path cannot be put together from its bytes otherwise. */
  private static boolean isText(Path name) {
    return Path.of(name.toString()).equals(name);
  }

  private static String raw(Path name) {
    return Path.of("/").resolve(name).toUri().getRawPath().substring(1);
  }

  private static int bytes(Path name) {
    return isText(name)
        ? name.toString().getBytes(StandardCharsets.UTF_8).length
        : raw(name).replaceAll(PERCENT_AND_TWO_DIGITS, "x").length();
  }
}
