package jitsiprivacy.retention.category;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files belong to a category: an absolute path in whose last names {@code *} stands for any
 * characters, and {@code **} alone for any number of directories, also none. Names that begin with
 * a dot are matched like others.
 */
public final class FilePattern {

  private static final String ANY_DEPTH = "**";

  private final String text;
  private final Path root;
  private final List<String> below;

  private FilePattern(String text, Path root, List<String> below) {
    this.text = text;
    this.root = root;
    this.below = List.copyOf(below);
  }

  /**
   * @throws IllegalArgumentException when it is none, in words for the operator
   */
  public static FilePattern of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: \"" + text + "\"");
    }
    StringBuilder root = new StringBuilder("/");
    List<String> below = new ArrayList<>();
    for (String name : text.substring(1).split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException("names of a path must be written out: " + text);
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
    return new FilePattern(text, Path.of(root.toString()), below);
  }

  /** The directory that nothing it matches is outside of. */
  public Path root() {
    return root;
  }

  /**
   * @param names below the root, the last one its own
   */
  public boolean matches(List<String> names) {
    return matches(names, 0, 0);
  }

  private boolean matches(List<String> names, int at, int in) {
    if (in == below.size()) {
      return at == names.size();
    }
    if (below.get(in).equals(ANY_DEPTH)) {
      return matches(names, at, in + 1) || (at < names.size() && matches(names, at + 1, in));
    }
    return at < names.size()
        && Star.matches(below.get(in), names.get(at))
        && matches(names, at + 1, in + 1);
  }

  /**
   * Whether anything in a directory may match.
   *
   * @param names of the directory, below the root
   */
  public boolean reaches(List<String> names) {
    return reaches(names, 0, 0);
  }

  private boolean reaches(List<String> names, int at, int in) {
    if (in == below.size()) {
      return false;
    }
    if (at == names.size() || below.get(in).equals(ANY_DEPTH)) {
      return true;
    }
    return Star.matches(below.get(in), names.get(at)) && reaches(names, at + 1, in + 1);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
