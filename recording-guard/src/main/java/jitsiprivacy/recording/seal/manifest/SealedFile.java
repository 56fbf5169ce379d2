package jitsiprivacy.recording.seal.manifest;

import java.util.regex.Pattern;

/**
 * A file of a sealed recording.
 *
 * @param name ends with {@link #SUFFIX}
 * @param bytes sealed
 * @param sha256 of what is sealed, in lower-case hexadecimal
 * @param plainBytes what it was before
 */
public record SealedFile(String name, long bytes, String sha256, long plainBytes) {

  public static final String SUFFIX = ".age";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_NAME = 255;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public SealedFile {
    if (!name.endsWith(SUFFIX)
        || name.length() > LONGEST_NAME
        || name.indexOf('/') >= 0
        || name.indexOf('\0') >= 0
        || isDirectory(name.substring(0, name.length() - SUFFIX.length()))) {
      throw new IllegalArgumentException("a sealed file is called like a file, and " + SUFFIX);
    }
    if (bytes < 0 || plainBytes < 0) {
      throw new IllegalArgumentException("a file has no negative size");
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 is 64 digits in lower-case hexadecimal");
    }
  }

  /** What it is called once it is opened. */
  public String plainName() {
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static boolean isDirectory(String name) {
    return name.isEmpty() || name.equals(".") || name.equals("..");
  }
}
