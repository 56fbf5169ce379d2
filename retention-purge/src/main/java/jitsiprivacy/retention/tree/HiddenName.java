package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The name that something has while it is being dealt with. Nobody opens it under that one, so what
 * nobody has open then stays so. What a run leaves behind that was killed tells its old name.
 */
final class HiddenName {

  private static final String PREFIX = ".jitsi-privacy-purge~";

  /** Of a name on Linux, in bytes. */
  private static final int LONGEST = 255;

  private HiddenName() {}

  private static boolean isOne(Path name) {
    return name.toString().startsWith(PREFIX) && name.toString().length() > PREFIX.length();
  }

  /** Empty when that would be too long. */
  static Optional<Path> of(Path name) {
    return Names.bytes(name) + PREFIX.length() > LONGEST
        ? Optional.empty()
        : Optional.of(Names.prefixed(PREFIX, name));
  }

  /** What something is called, or was before it was hidden. */
  static Path called(Path name) {
    return isOne(name) ? Names.without(PREFIX.length(), name) : name;
  }
}
