package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name that something has while it is being dealt with. Nobody opens it under that one, so what
 * nobody has open then stays so. What a run leaves behind that was killed tells its old name. A
 * part of it is drawn by lot: nobody guesses it, and nothing that was left behind has it.
 */
enum HiddenName {
  /** What is in hand itself. */
  IN_HAND(".jitsi-privacy-purge~"),
  /** What may take its place, once it is complete. */
  DRAFT(".jitsi-privacy-draft~");

  /** Of a name on Linux, in bytes. */
  private static final int LONGEST = 255;

  private static final HexFormat HEX = HexFormat.of();
  private static final int DRAWN = Integer.BYTES * 2;

  private final String prefix;

  /** Of what precedes the old name. */
  private final int length;

  HiddenName(String prefix) {
    this.prefix = prefix;
    this.length = prefix.length() + DRAWN + 1;
  }

  boolean is(Path name) {
    String text = name.toString();
    return text.startsWith(prefix)
        && text.length() > length
        && text.charAt(length - 1) == '~'
        && text.chars().skip(prefix.length()).limit(DRAWN).allMatch(HexFormat::isHexDigit);
  }

  /** Another one each time. Empty when that would be too long. */
  Optional<Path> of(Path name) {
    return Names.bytes(name) + length > LONGEST
        ? Optional.empty()
        : Optional.of(Names.prefixed(prefix + drawn() + "~", name));
  }

  private static String drawn() {
    return HEX.toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /** What something is called, or was before it was hidden. */
  static Path called(Path name) {
    for (HiddenName each : values()) {
      if (each.is(name)) {
        return Names.without(each.length, name);
      }
    }
    return name;
  }
}
