package jitsiprivacy.retention.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where something is mounted, also when it is of the same file system. */
public final class Mounts {

  private static final int MOUNT_POINT = 4;

  private final Path table;
  private Set<Path> points = Set.of();

  public Mounts() {
    this(Path.of("/proc/self/mountinfo"));
  }

  Mounts(Path table) {
    this.table = table;
  }

  /** Looks anew. */
  public void look() throws IOException {
    Set<Path> found = new HashSet<>();
    for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
      String[] fields = line.split(" ", -1);
      if (fields.length > MOUNT_POINT) {
        found.add(Path.of(unescaped(fields[MOUNT_POINT])));
      }
    }
    points = found;
  }

  public boolean has(Path path) {
    return points.contains(path);
  }

  /** Spaces and the like stand there as {@code \040}; other bytes as they are, in UTF-8 mostly. */
  private static String unescaped(String field) {
    byte[] in = field.getBytes(StandardCharsets.ISO_8859_1);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '\\' && i + 3 < in.length) {
        out[length++] = (byte) Integer.parseInt(field.substring(i + 1, i + 4), 8);
        i += 3;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
