package jitsiprivacy.retention.category;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Directories in which a pattern, written in haste, deletes what others live on. */
final class Roots {

  /** Themselves, and all that is in them. */
  private static final Set<String> SYSTEM =
      Set.of("etc", "usr", "bin", "sbin", "boot", "dev", "proc", "sys", "root");

  /** Many programs have something there: which of it is meant must be written. */
  private static final List<Path> SHARED =
      List.of(
          Path.of("/home"),
          Path.of("/media"),
          Path.of("/mnt"),
          Path.of("/opt"),
          Path.of("/run"),
          Path.of("/srv"),
          Path.of("/tmp"),
          Path.of("/var"),
          Path.of("/var/lib"),
          Path.of("/var/log"),
          Path.of("/var/tmp"));

  private Roots() {}

  /**
   * @param last name of the pattern
   * @throws IllegalArgumentException for one that is too dangerous, in words for the operator
   */
  static void check(String text, Path root, String last) {
    if (root.getNameCount() == 0) {
      throw new IllegalArgumentException(
          "a pattern begins with the name of a directory, without a star in it: "
              + text
              + " would look through all of this host. Is a variable in it empty?");
    }
    String first = root.getName(0).toString();
    if (SYSTEM.contains(first) || first.startsWith("lib")) {
      throw new IllegalArgumentException(
          "nothing in /" + first + " is ever deleted, as the system itself is there: " + text);
    }
    if (SHARED.contains(root) && isAnything(last)) {
      throw new IllegalArgumentException(
          "everything in "
              + root
              + " is too much, as other programs have files there: "
              + text
              + ". Name a directory in it, or write more of the names, as in "
              + root
              + "/name-*.log");
    }
  }

  /** Also with a dot in it, which nearly every name has. */
  private static boolean isAnything(String name) {
    return name.chars().allMatch(c -> c == '*' || c == '.');
  }
}
