package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The name that something has while it is being dealt with. Nobody opens it under that one, so what
 * nobody has open then stays so. What a run leaves behind that was killed tells its old name.
 */
enum HiddenName {
  /** What is in hand itself. */
  IN_HAND(".jitsi-privacy-purge~"),
  /** What may take its place, once it is complete. */
  DRAFT(".jitsi-privacy-draft~");

  /** Of a name on Linux, in bytes. */
  private static final int LONGEST = 255;

  private final String prefix;

  HiddenName(String prefix) {
    this.prefix = prefix;
  }

  boolean is(Path name) {
    return name.toString().startsWith(prefix) && name.toString().length() > prefix.length();
  }

  /** Empty when that would be too long. */
  Optional<Path> of(Path name) {
    return Names.bytes(name) + prefix.length() > LONGEST
        ? Optional.empty()
        : Optional.of(Names.prefixed(prefix, name));
  }

  /** What something is called, or was before it was hidden. */
  static Path called(Path name) {
    for (HiddenName each : values()) {
      if (each.is(name)) {
        return Names.without(each.prefix.length(), name);
      }
    }
    return name;
  }
}
