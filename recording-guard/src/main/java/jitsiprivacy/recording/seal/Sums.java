package jitsiprivacy.recording.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The SHA-256 of each plain file, as {@code sha256sum} of GNU coreutils writes and checks them. Is
 * itself sealed with them: the hash of what can be guessed tells that it was guessed.
 *
 * @param hashes in lower-case hexadecimal, in the order of the manifest
 */
record Sums(List<String> hashes) {

  static final String NAME = "SHA256SUMS";

  private static final int DIGITS = 64;

  static byte[] write(List<String> names, List<String> hashes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String escaped = names.get(i).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
      text.append(escaped.equals(names.get(i)) ? "" : "\\");
      text.append(hashes.get(i)).append("  ").append(escaped).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Sums read(byte[] text) {
    List<String> hashes = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      int begin = line.startsWith("\\") ? 1 : 0;
      if (line.length() >= begin + DIGITS) {
        hashes.add(line.substring(begin, begin + DIGITS));
      }
    }
    return new Sums(hashes);
  }
}
