package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Who may do what with a file.
 *
 * @param bits as {@code chmod} takes them
 */
public record Mode(int bits) {

  private static final int OTHERS = 07;
  private static final int OTHERS_WRITE = 02;
  private static final int ALL = 07777;

  public static Mode of(Path file) throws IOException {
    return new Mode((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & ALL);
  }

  public boolean isForOthers() {
    return (bits & OTHERS) != 0;
  }

  public boolean isWritableForOthers() {
    return (bits & OTHERS_WRITE) != 0;
  }

  /** In octal digits. */
  public String text() {
    return String.format("%04o", bits);
  }

  /** Takes all rights from others than the owner and the group. */
  public static void withoutOthers(Path file) throws IOException {
    int bits = of(file).bits & ~OTHERS;
    Files.setAttribute(file, "unix:mode", bits, LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes from others the right to write. */
  public static void notWritableForOthers(Path file) throws IOException {
    int bits = of(file).bits & ~OTHERS_WRITE;
    Files.setAttribute(file, "unix:mode", bits, LinkOption.NOFOLLOW_LINKS);
  }
}
