package jitsiprivacy.retention.category;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files belong to a category: an absolute path in whose last names {@code *} stands for any
 * characters, and {@code **} alone for any number of directories, also none. Names that begin with
 * a dot are matched like others. Whatever it is compared with, that takes time that grows with the
 * product of both lengths at most.
 */
public final class FilePattern {

  private static final String ANY_DEPTH = "**";
  private static final int LONGEST = 1000;

  private final String text;
  private final Path root;
  private final List<String> below;

  private FilePattern(String text, Path root, List<String> below) {
    this.text = text;
    this.root = root;
    this.below = List.copyOf(below);
  }

  /**
   * @throws IllegalArgumentException when it is none, or one that would delete what nobody means;
   *     in words for the operator
   */
  public static FilePattern of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a pattern has at most " + LONGEST + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a pattern must not hold control characters");
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: \"" + text + "\"");
    }
    StringBuilder root = new StringBuilder("/");
    List<String> below = new ArrayList<>();
    for (String name : text.substring(1).split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException("names of a path must be written out: " + text);
      }
      if (name.contains(ANY_DEPTH) && !name.equals(ANY_DEPTH)) {
        throw new IllegalArgumentException("** stands alone between two slashes: " + text);
      }
      if (below.isEmpty() && name.indexOf('*') < 0) {
        root.append(root.length() > 1 ? "/" : "").append(name);
      } else {
        below.add(name);
      }
    }
    if (below.isEmpty()) {
      // A file without any star: its directory is the root.
      int last = root.lastIndexOf("/");
      below.add(root.substring(last + 1));
      root.setLength(Math.max(1, last));
    }
    if (below.get(below.size() - 1).equals(ANY_DEPTH)) {
      throw new IllegalArgumentException("which files below, as in " + text + "/*: " + text);
    }
    Path directory = Path.of(root.toString());
    Roots.check(text, directory, below.get(below.size() - 1));
    return new FilePattern(text, directory, below);
  }

  /** The directory that nothing it matches is outside of. */
  public Path root() {
    return root;
  }

  /**
   * @param names below the root, the last one its own
   */
  public boolean matches(List<String> names) {
    return after(names)[below.size()];
  }

  /**
   * Whether anything in a directory may match.
   *
   * @param names of the directory, below the root
   */
  public boolean reaches(List<String> names) {
    boolean[] met = after(names);
    for (int in = 0; in < below.size(); in++) {
      if (met[in]) {
        return true;
      }
    }
    return false;
  }

  /** How many names of the pattern can stand for these, all of them: an entry for each number. */
  private boolean[] after(List<String> names) {
    boolean[] met = new boolean[below.size() + 1];
    met[0] = true;
    alsoNone(met);
    for (String name : names) {
      boolean[] next = new boolean[met.length];
      for (int in = 0; in < below.size(); in++) {
        if (met[in] && below.get(in).equals(ANY_DEPTH)) {
          next[in] = true;
        } else if (met[in] && Star.matches(below.get(in), name)) {
          next[in + 1] = true;
        }
      }
      met = next;
      alsoNone(met);
    }
    return met;
  }

  private void alsoNone(boolean[] met) {
    for (int in = 0; in < below.size(); in++) {
      if (met[in] && below.get(in).equals(ANY_DEPTH)) {
        met[in + 1] = true;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FilePattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
